/** Figures: every number of the house and the rows behind it. */
export { reports } from './routes.ts'
export { figureOf } from './registry.ts'
export { answersOf, type Answered } from './answers.ts'
export { figureTile } from './tile.ts'
export { figuresOf } from './list/figures.ts'
export { figuresDoc } from './docs.ts'
export { words as figureNames } from './words.ts'
