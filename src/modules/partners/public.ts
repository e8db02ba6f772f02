/** Partners and teams: who stands by the committee. */
export { directory as partners } from './directory/routes.ts'
export { allyChoices, contactOf } from './directory/directory.ts'
export type { Contact } from './directory/ally.rules.ts'
export { partnersRetention } from './retention.ts'
export { partnersPersonal } from './personal.ts'
export { demoAllies } from './demo.ts'
