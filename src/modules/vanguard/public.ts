/** The vanguard: teams that help, the weekly day with its stalls, who comes when, and the hours they gave. */
export { vanguard } from './routes.ts'
export { vanguardClock } from './clock.ts'
export { vanguardFigures } from './figures.ts'
export { vanguardRetention } from './retention.ts'
export { vanguardPart } from './personal/part.ts'
export { volunteerNames, volunteersWithSkills } from './helping.ts'
export { helpsOn, skillsOn, type Helper } from './helping.rules.ts'
export { nameOf as nameOfVolunteer, opensOwn, ownPath, ownVolunteer, volunteerOf } from './volunteer.ts'
