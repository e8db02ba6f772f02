/** The vanguard: teams that help, the weekly day with its stalls, who comes when, and the hours they gave. */
export { vanguard } from './routes.ts'
export { proposeDay } from './hours/proposing.ts'
export { vanguardToday } from './today.ts'
export { vanguardClock } from './clock.ts'
export { followGatherings } from './days/following.ts'
export { vanguardFigures } from './figures.ts'
export { vanguardRetention } from './retention.ts'
export { demoVanguard } from './demo/demo.ts'
export { vanguardPart } from './personal/part.ts'
export { solveRoster, type SolvedRoster } from './shifts/solve.ts'
export { readRosterFile, type RosterFile } from './shifts/roster-file.rules.ts'
export { rosterJob } from './shifts/rostering.ts'
export {
  leaderOfDay,
  volunteeringForNews,
  volunteeringOff,
  volunteeringOn,
  type VolunteeringForNews,
} from './shifts/news.ts'
export { hoursForNews, type HoursForNews } from './hours/news.ts'
export { findVolunteers, type VolunteerFound } from './volunteers/found.ts'
export { volunteerNames, volunteersWithSkills } from './helping.ts'
export { helpsOn, skillsOn, type Helper } from './helping.rules.ts'
export { helpForNews, type HelpForNews } from './counting/calls.ts'
export {
  nameOf as nameOfVolunteer,
  ownPath,
  ownVolunteer,
  volunteerHere,
  volunteerOf,
  type Reached,
} from './volunteer.ts'
export { ownByKey } from './own/asked.ts'
export { countAtClosing } from './counting/attending.ts'
