import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { anywhere, reaches } from '../access.ts'
import { sayHome } from '../places/names.rules.ts'
import { findHomes } from './find-homes.ts'
import { readName } from './names.ts'
import { lockedPerson, renewKeys, setPerson, type Place } from './person-row.ts'
import { masked, type PersonInput } from './person.rules.ts'
import { changePhones, phonePlan, phonesOf } from './phones.ts'
import { foundOf, personsWithHomes, type Residence } from './search.ts'
import { insertKeys, insertPhones } from './write.ts'

/** One person as their page shows them: telephones only as far as tells two apart. */
export type Person = {
  id: string
  name: string
  state: 'here' | 'left'
  home: Residence | null
  phones: { id: string; masked: string }[]
  changedAt: Date
  version: number
}

/** A person; null when unknown or living where the reader does not work. */
export async function personById(ctx: Ctx, id: string): Promise<Person | null> {
  return inArea(ctx, async (tx) => {
    const row = await personsWithHomes(tx, ctx)
      .select(['p.changed_at as changedAt', 'p.version'])
      .where('p.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const numbers = await phonesOf(tx, ctx, id)
    const phones = numbers.map((phone) => ({ id: phone.id, masked: masked(phone.number) }))
    return { ...foundOf(row), phones, changedAt: row.changedAt, version: row.version }
  })
}

type HomeRefusal = 'home-unknown' | 'home-many'

/** Writes somebody down. The same id again is the same person. The home is found by its words. */
export async function addPerson(ctx: Ctx, id: string, input: PersonInput): Promise<Outcome<string, HomeRefusal>> {
  return inArea(ctx, async (tx) => {
    const home = await placeMeant(tx, ctx, input.home)
    if (!home.done) return home
    const { pinyin, keys } = readName(input.name, 'here')
    const made = await tx
      .insertInto('people.person')
      .values({
        area_id: ctx.area.id,
        id,
        name: input.name,
        pinyin,
        ...home.value,
        made_at: ctx.now,
        changed_at: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return done(id)
    await insertKeys(
      tx,
      ctx,
      keys.map((key) => ({ ...key, personId: id })),
    )
    await insertPhones(
      tx,
      ctx,
      input.phones.map((number, position) => ({ personId: id, number, position })),
    )
    await record(tx, ctx, { name: 'people.person.added', subjectId: id, row: { table: 'people.person', id } })
    return done(id)
  })
}

/** The one home or building these words mean. No words leave both open, which only somebody of the whole area may do. */
async function placeMeant(tx: Tx, ctx: Ctx, words: string): Promise<Outcome<Place, HomeRefusal>> {
  if (words === '')
    return reaches(ctx.actor, anywhere) ? done({ home_id: null, building_id: null }) : refused('home-unknown')
  const { homes, building, rest } = await findHomes(tx, ctx, { text: words, limit: 50 })
  if (rest !== '') return refused('home-unknown')
  if (building !== null) return done({ home_id: null, building_id: building })
  const said = homes.filter((one) => sayHome(one) === words)
  const [home, another] = said.length === 1 ? said : homes
  if (!home) return refused('home-unknown')
  return another ? refused('home-many') : done({ home_id: home.id, building_id: null })
}

export type PersonChange = PersonInput & { id: string; version: number }

/** Corrects what is written about somebody; refuses when somebody else saved in between. */
export async function changePerson(
  ctx: Ctx,
  change: PersonChange,
): Promise<Outcome<null, 'unknown' | 'stale' | 'phones-many' | HomeRefusal>> {
  return inArea(ctx, async (tx) => {
    const stored = await lockedPerson(tx, ctx, change.id)
    if (!stored) return refused('unknown')
    if (stored.version !== change.version) return refused('stale')
    const home = await placeMeant(tx, ctx, change.home)
    if (!home.done) return home
    const phones = await phonePlan(tx, ctx, change)
    if (!phones) return refused('phones-many')
    await changePhones(tx, ctx, { ...change, ...phones })
    const { pinyin } = await renewKeys(tx, ctx, { ...change, state: stored.state })
    await setPerson(tx, ctx, {
      id: change.id,
      name: change.name,
      pinyin,
      ...home.value,
      version: change.version + 1,
    })
    await record(tx, ctx, {
      name: 'people.person.changed',
      subjectId: change.id,
      row: { table: 'people.person', id: change.id },
    })
    return done(null)
  })
}

/** Says that somebody moved away, or lives here after all. */
export async function movePerson(
  ctx: Ctx,
  { id, version, to }: { id: string; version: number; to: 'here' | 'left' },
): Promise<Outcome<null, 'unknown' | 'stale'>> {
  return inArea(ctx, async (tx) => {
    const stored = await lockedPerson(tx, ctx, id)
    if (!stored) return refused('unknown')
    if (stored.state === to) return done(null)
    if (stored.version !== version) return refused('stale')
    await renewKeys(tx, ctx, { id, name: stored.name, state: to })
    await setPerson(tx, ctx, { id, state: to, left_at: to === 'left' ? ctx.now : null, version: version + 1 })
    const name = to === 'left' ? 'people.person.left' : 'people.person.returned'
    await record(tx, ctx, { name, subjectId: id, row: { table: 'people.person', id } })
    return done(null)
  })
}
