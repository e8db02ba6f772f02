import type { PersonalRule } from '#platform/personal/personal.ts'

/** What a wish to help can say of somebody. */
export const wishPersonal: PersonalRule = {
  table: 'vanguard.wish_to_help',
  whose: ['asker', 'account'],
  says: ['name_sealed', 'phone_sealed', 'phone_hash', 'note_sealed', 'guardian_sealed', 'volunteer_id', 'settled_by'],
  plain: ['skills', 'state'],
  shown: 'yes',
  copied: 'yes',
  erased: 'rows',
  merged: { stays: 'found by the telephone, which the one who stays keeps' },
}
