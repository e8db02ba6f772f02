import { doorkeeper } from '#platform/access/doorkeeper.ts'

/** Who may see, take along and decide what. Whoever watches over it all sees that it happens, not what it says. */
export const may = doorkeeper('privacy', {
  'see to my own data': ['resident'],
  'show somebody their data': ['staff', 'director'],
  'answer data requests': ['staff', 'director'],
  'see openings in an emergency': ['staff', 'director', 'secretary', 'property', 'volunteer', 'privacy'],
  'ask to open in an emergency': ['staff', 'director', 'secretary', 'property', 'volunteer'],
  'confirm an opening in an emergency': ['staff', 'director'],
  'watch over data requests': ['privacy', 'director'],
})
