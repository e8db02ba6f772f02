import { doorkeeper } from '#platform/access/doorkeeper.ts'

/** Who may do what with figures. Numbers are for everybody; how many of their rows each reader sees, the figure decides. */
export const may = doorkeeper('reports', {
  'read figures': ['public'],
  'take the rows of a figure along': ['public'],
})
