import type { Moved } from './demo.fold.ts'
import type { Tale } from './demo.tales.ts'

/** A tale with what most of them have in common. */
export const about = (tale: Omit<Tale, 'result' | 'spot'> & Partial<Tale>): Tale => ({
  result: '',
  spot: '门厅',
  ...tale,
})
/** The usual moves, until work has begun. */
export const accept: Moved = { act: 'accept', to: 'accepted', by: 'committee', after: 30, about: 'telephone' }
export const assign: Moved = { act: 'assign', to: 'assigned', by: 'committee', after: 20 }
export const take: Moved = { act: 'take', to: 'assigned', by: 'assignee', after: 40 }
export const start: Moved = { act: 'start', to: 'in_progress', by: 'assignee', after: 30 }
export const inHand = [accept, assign, take, start]
