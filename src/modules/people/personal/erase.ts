import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { putBack } from '#platform/personal/leading.ts'
import type { PersonalPart, Subject } from '#platform/personal/personal.ts'
import { leadPeople } from '../doubles/led.ts'
import { tellMerges } from '../doubles/tell.ts'
import { voidCardOf } from '../cards/card.ts'
import { peoplePersonal } from './rules.ts'
import { openedPerson, openedSince, tellPerson } from './tell.ts'

/**
 * Takes somebody off the roster with everything that hangs on them. A card nobody is left for opens nothing from now on. The
 * fact about it knows an id that leads nowhere.
 */
export async function erasePerson(tx: Tx, ctx: Ctx, subject: Subject): Promise<Partial<Record<keyof Tables, number>>> {
  const devices = subject.alone && subject.homeId !== null ? await voidCardOf(tx, ctx, subject.homeId) : 0
  // Where it was taken back, this entry may be the other one of it; what hangs on the one who stays goes with them.
  await tx
    .deleteFrom('people.merge')
    .where('area_id', '=', ctx.area.id)
    .where('gone_id', '=', subject.personId)
    .execute()
  const gone = await tx
    .deleteFrom('people.person')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', subject.personId)
    .executeTakeFirst()
  await record(tx, ctx, {
    name: 'people.person.erased',
    subjectId: subject.personId,
    row: { table: 'people.person', id: subject.personId },
  })
  return { 'people.person': Number(gone.numDeletedRows), 'auth.session': devices }
}

/** People's part of what the house knows of somebody. */
export const peoplePart: PersonalPart = {
  rules: peoplePersonal,
  tell: async (tx, ctx, asked) => [...(await tellPerson(tx, ctx, asked)), ...(await tellMerges(tx, ctx, asked))],
  opened: openedPerson,
  log: openedSince,
  erase: erasePerson,
  merge: leadPeople,
  unmerge: putBack,
}
