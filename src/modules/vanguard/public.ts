/** The vanguard: teams that help, the weekly day with its stalls, who comes when, and the hours they gave. */
export { vanguard } from './routes.ts'
export { proposeDay } from './hours/proposing.ts'
export { vanguardClock } from './clock.ts'
export { vanguardFigures } from './figures.ts'
export { vanguardRetention } from './retention.ts'
export { vanguardPart } from './personal/part.ts'
