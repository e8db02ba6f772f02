import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long what is known of gatherings stays. Who was there becomes a number after a year (domain.md F15). */
export const gatheringsRetention: RetentionRule[] = [
  { table: 'gatherings.venue', kept: 'a place; what happened there refers to it' },
  { table: 'gatherings.venue_picture', kept: 'a picture of a place, until somebody takes it down' },
  { table: 'gatherings.series', kept: 'the rule its gatherings came of' },
  { table: 'gatherings.gathering', kept: 'what took place, without names: figures of years ago open to it' },
  { table: 'gatherings.booking', kept: 'who had which venue when, without names' },
  { table: 'gatherings.displacement', kept: 'why a gathering had to leave its venue, without names' },
  { table: 'gatherings.quota', kept: 'places kept for a building or group: numbers' },
  {
    table: 'gatherings.signup',
    after: 'made_at',
    days: 365,
    source: 'attendance with a name is kept a year, then it is a number (domain F15)',
    erase: ['contact_sealed', 'phone_hash', 'by_sealed', 'home_id', 'building_id'],
  },
  {
    table: 'gatherings.member',
    after: 'made_at',
    days: 365,
    source: 'attendance with a name is kept a year, then it is a number (domain F15)',
    erase: ['person_id', 'name_sealed', 'who_hash', 'pick_up_sealed'],
  },
  {
    table: 'gatherings.mark',
    after: 'at',
    days: 365,
    source: 'attendance with a name is kept a year; the number stays with the gathering (domain F15)',
    erase: 'rows',
  },
  {
    table: 'gatherings.presence',
    after: 'at',
    days: 365,
    source: 'who was there is kept a year, then it is a number (domain F15)',
    erase: ['person_id', 'who_hash', 'name_sealed'],
  },
  { table: 'gatherings.note', kept: 'the minutes: words about matters' },
  { table: 'gatherings.note_before', kept: 'what the minutes said before a correction' },
  {
    table: 'gatherings.photo',
    kept: 'shown to everybody, as long as its gathering; else a year, by the clock (domain F15); taken down at once when somebody asks (F11)',
  },
  { table: 'gatherings.feedback', kept: 'nobody knows who said it' },
  {
    table: 'gatherings.feed_key',
    after: 'ended_at',
    days: 30,
    source: 'an address that was taken back opens nothing; a month to say when it ended',
    erase: 'rows',
  },
]
