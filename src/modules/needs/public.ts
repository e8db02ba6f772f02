/** Needs: what somebody asked for, and what became of it. */
export { needs } from './routes.ts'
export { closeUnanswered } from './followup/answer.ts'
export { ownList } from './followup/look-up.page.ts'
export { needsOfHome, type OwnLine } from './followup/own-need.ts'
export { needsFigures } from './figures.ts'
export { stateChip, titleOf } from './marks.ts'
export { sayNumber } from './number.ts'
export { demoNeeds } from './demo/demo.ts'
