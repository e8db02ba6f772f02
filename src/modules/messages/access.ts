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

/** Who may do what with messages. */
export const may = doorkeeper('messages', {
  "read a household's own messages": ['resident'],
  'read own messages at the desk': atDesk,
  'report what became of a message': ['public'],
})
