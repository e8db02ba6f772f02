import type { PersonalPart } from '#platform/personal/personal.ts'
import { leadRows, putBack } from '#platform/personal/leading.ts'
import { forgetGuest } from './forget.ts'
import { openedSignUps, openedSince } from './opened.ts'
import { gatheringsPersonal } from './rules.ts'
import { tellGatherings } from './tell.ts'

/** Gatherings' part of what the house knows of somebody. */
export const gatheringsPart: PersonalPart = {
  rules: gatheringsPersonal,
  tell: tellGatherings,
  opened: openedSignUps,
  log: openedSince,
  erase: forgetGuest,
  merge: async (tx, ctx, pair) => [
    ...(await leadRows(tx, ctx, { table: 'gatherings.member', column: 'person_id', ...pair })),
    ...(await leadRows(tx, ctx, { table: 'gatherings.presence', column: 'person_id', ...pair })),
  ],
  unmerge: putBack,
}
