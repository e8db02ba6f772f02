import { doorkeeper } from '#platform/access/doorkeeper.ts'
import type { Role } from '#platform/ctx.ts'

const atDesk: readonly Role[] = [
  'staff',
  'director',
  'secretary',
  'owners',
  'property',
  'volunteer',
  'privacy',
  'technical',
]

/** Who rings, knocks and puts up notices. */
export const callers: readonly Role[] = ['staff', 'director', 'secretary']

/** Who may do what with messages. */
export const may = doorkeeper('messages', {
  "read a household's own messages": ['resident'],
  'read own messages at the desk': atDesk,
  'take down what somebody agrees to': ['staff', 'director'],
  'see who could not be reached': callers,
  'see the outbox': ['director', 'technical'],
  'tell a listener again': ['director', 'technical'],
  'report what became of a message': ['public'],
})
