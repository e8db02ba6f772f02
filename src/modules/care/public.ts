/** Care: company for elders who asked for it. */
export { care } from './routes.ts'
export { careClock } from './clock.ts'
export { careFigures } from './figures.ts'
export { careRetention } from './retention.ts'
export { demoCare } from './demo/demo.ts'
export { visitNewsHref } from './address.ts'
export { visitsForNews, type VisitForNews } from './visit.ts'
export { carePart } from './personal/part.ts'
