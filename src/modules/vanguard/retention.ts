import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long what vanguard knows stays. */
export const vanguardRetention: RetentionRule[] = [
  {
    table: 'vanguard.volunteer',
    kept: 'a volunteer until they leave, and 90 days more; then without a name, by the clock. Hours stay (domain F15)',
  },
  { table: 'vanguard.membership', kept: 'which team somebody belonged to, as long as their hours' },
  { table: 'vanguard.skill', kept: 'as long as somebody helps, and 90 days more; then deleted by the clock' },
  { table: 'vanguard.free_time', kept: 'as long as somebody helps, and 90 days more; then deleted by the clock' },
  { table: 'vanguard.training', kept: 'part of the record of service (domain B11)' },
  { table: 'vanguard.programme', kept: 'the rule vanguard days came of' },
  { table: 'vanguard.usual_stall', kept: 'what a day usually has, as long as its programme' },
  { table: 'vanguard.stall', kept: 'what there was on a day and how many it served: figures open to it' },
  { table: 'vanguard.counter', after: 'at', days: 365, source: 'which device counted, for a year', erase: 'rows' },
  {
    table: 'vanguard.tap',
    after: 'at',
    days: 365,
    source: 'numbers stay with the ticket and the stall; who tapped them a year (domain F15)',
    erase: 'rows',
  },
  { table: 'vanguard.ticket', kept: 'numbers without names: figures open to them' },
  { table: 'vanguard.hazard', kept: 'a danger that was found, and the need it became' },
  {
    table: 'vanguard.help_call',
    after: 'at',
    days: 365,
    source: 'who asked for help, and who came: as long as what was tapped that day (domain F15)',
    erase: 'rows',
  },
  { table: 'vanguard.shift', kept: 'a task of a day, without names' },
  { table: 'vanguard.place', kept: 'who was to come when, as long as the hours that came of it' },
  {
    table: 'vanguard.ask',
    after: 'at',
    days: 180,
    source: 'whether somebody could come: half a year, for asking fairly',
    erase: 'rows',
  },
  { table: 'vanguard.swap', kept: 'a place that was passed on, as long as the place' },
  { table: 'vanguard.roster', kept: 'what a roster lacked, without names' },
  {
    table: 'vanguard.sign',
    after: 'at',
    days: 365,
    source: 'what was noted at the roll a year; then the hours that came of it (domain F15)',
    erase: 'rows',
  },
  { table: 'vanguard.service', kept: 'the record of service is kept until somebody closes it (domain B11, F15)' },
  {
    table: 'vanguard.certificate',
    kept: 'a certificate can be checked as long as somebody holds it (domain F15, F23)',
  },
  {
    table: 'vanguard.certificate_ask',
    kept: 'who asked for a certificate, as long as somebody helps; then deleted with their name',
  },
  {
    table: 'vanguard.passing_on',
    after: 'ended_at',
    days: 3 * 365,
    source: 'records of consent three years after it was taken back (domain F15)',
    erase: 'rows',
  },
  {
    table: 'vanguard.wish_to_help',
    after: 'at',
    days: 180,
    source: 'somebody who wants to help is answered, or became a volunteer, in half a year',
    erase: 'rows',
  },
]
