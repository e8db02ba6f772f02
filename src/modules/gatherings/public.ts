/** Gatherings: every occasion on which neighbours meet, with its time, venue, places and who was there. */
export { gatherings } from './routes.ts'
export { gatheringsFigures } from './figures.ts'
export { demoGatherings } from './demo/demo.ts'
export { gatheringsRetention } from './retention.ts'
export { gatheringsPart } from './personal/part.ts'
