import type { PersonalRule } from '#platform/personal/personal.ts'

/** What is kept of a wish for a certificate, and of where somebody agreed their record is passed on to. */
export const recordPersonal: PersonalRule[] = [
  {
    table: 'vanguard.certificate_ask',
    whose: ['person', 'account'],
    says: ['volunteer_id'],
    plain: ['state', 'certificate_id'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: { stays: 'it stands under the volunteer, which is led along' },
  },
  {
    table: 'vanguard.passing_on',
    whose: ['person', 'account'],
    says: ['volunteer_id', 'by_id'],
    plain: ['purpose', 'how'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: { stays: 'it stands under the volunteer, which is led along' },
  },
]
