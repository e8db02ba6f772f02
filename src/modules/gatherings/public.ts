/** Gatherings: every occasion on which neighbours meet, with its time, venue, places and who was there. */
export { gatherings } from './routes.ts'
export { gatheringsRetention } from './retention.ts'
export { gatheringsPart } from './personal/part.ts'
export { layOut as layOutSeries } from './series/laying.ts'
