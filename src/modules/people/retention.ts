import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long what is known about people and places stays. */
export const peopleRetention: RetentionRule[] = [
  { table: 'people.compound', kept: 'a place, nobody in particular' },
  { table: 'people.building', kept: 'a place, nobody in particular' },
  { table: 'people.home', kept: 'a door, nobody in particular' },
  {
    table: 'people.person',
    after: 'left_at',
    days: 365,
    source: 'who moved away may still owe or be owed an answer for a year (domain F15)',
    erase: 'rows',
  },
  { table: 'people.person_key', kept: 'as long as the person it finds' },
  { table: 'people.phone', kept: 'as long as the person it calls' },
  { table: 'people.opening', kept: 'as long as the person, who may ask who saw their number; goes with them' },
  { table: 'people.card', kept: 'which card opened which home, and until when: part of the record' },
  {
    table: 'people.import_change',
    after: 'made_at',
    days: 90,
    source: 'an import is taken back within a quarter or not at all',
    erase: 'rows',
  },
  {
    table: 'people.merge',
    after: 'made_at',
    days: 90,
    source:
      'two entries made one are parted again within a quarter or not at all; that it happened stays with the person',
    erase: ['before_sealed'],
  },
  { table: 'people.alias', kept: 'as long as the person a list means by it' },
  {
    table: 'people.import',
    after: 'changed_at',
    days: 7,
    source: 'a list is for one import; what was refused is mended within days',
    erase: ['rows_sealed', 'refused_sealed'],
  },
]
