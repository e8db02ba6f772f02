import type { PersonalRule } from '#platform/personal/personal.ts'

const ofStaff = { no: 'work done for the committee, under the name of the office' }

/** What is kept of somebody who asked for help on a vanguard day, and of whoever came. */
export const helpPersonal: PersonalRule = {
  table: 'vanguard.help_call',
  whose: ['account'],
  says: ['by_id', 'there_by'],
  plain: ['gathering_id', 'stall_id', 'there_as'],
  shown: ofStaff,
  copied: ofStaff,
  erased: 'rows',
}
