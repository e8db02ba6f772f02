import type { PersonalRule } from '#platform/personal/personal.ts'

/** What the directory can say of somebody: whom to call at a partner's, and who leads a team. */
export const partnersPersonal: PersonalRule[] = [
  {
    table: 'partners.ally',
    whose: ['account'],
    says: ['name', 'contact_sealed', 'lead_id'],
    plain: ['kind', 'does'],
    shown: { no: 'an organisation’s telephone, or the account of whoever leads a team; on its own page of the desk' },
    copied: { no: 'about an organisation' },
    erased: {
      stays: 'the committee changes whom to call at any time; it is gone a year after the partner was retired',
    },
  },
]
