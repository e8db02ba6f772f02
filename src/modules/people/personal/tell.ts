import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { accountNames, roleWords, sessionsOf } from '#platform/auth/auth.ts'
import { auto, roles, type Ctx, type Role } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Opened, Told } from '#platform/personal/personal.ts'
import { sayHome } from '../places/names.rules.ts'
import { masked } from '../residents/person.rules.ts'
import { foundOf, personsWithHomes } from '../residents/search.ts'
import { phonesOf } from '../residents/phones.ts'
import { knownPersonWords } from './words.ts'

/** What the roster, the telephones and the card say of somebody. Reach was asked for when the subject was found. */
export async function tellPerson(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const [person, phones, card] = await Promise.all([
    ownRow(tx, ctx, asked),
    toldPhones(tx, ctx, asked),
    toldCard(tx, ctx, asked),
  ])
  return [...person, ...phones, ...card]
}

async function ownRow(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Told[]> {
  const w = knownPersonWords(lang)
  const row = await personsWithHomes(tx, { ...ctx, actor: auto })
    .select(['p.made_at', 'p.changed_at', 'p.import_id'])
    .where('p.id', '=', subject.personId)
    .executeTakeFirst()
  if (!row) return []
  const { home } = foundOf(row)
  return [
    {
      table: 'people.person',
      id: row.id,
      at: row.made_at,
      title: w.person,
      lines: [
        { key: 'name', term: w.name, text: row.name },
        { key: 'home', term: w.home, text: home ? sayHome(home) : w.noHome },
        { key: 'state', term: w.state, text: w[row.state] },
        {
          key: 'written',
          term: w.written,
          text: w.writtenText(sayMoment(lang, row.made_at, ctx.now), row.import_id !== null),
        },
        { key: 'changed', term: w.changed, text: sayMoment(lang, row.changed_at, ctx.now) },
      ],
    },
  ]
}

async function toldPhones(tx: Tx, ctx: Ctx, { subject, lang, full }: Asked): Promise<Told[]> {
  const w = knownPersonWords(lang)
  const phones = await phonesOf(tx, ctx, subject.personId)
  return phones.map(({ id, number }) => ({
    table: 'people.phone' as const,
    id,
    at: null,
    title: w.phone,
    lines: [{ key: 'number', term: w.phone, text: full ? number : masked(number), sealed: !full }],
  }))
}

async function toldCard(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Told[]> {
  if (subject.homeId === null) return []
  const w = knownPersonWords(lang)
  const card = await tx
    .selectFrom('people.card')
    .select(['id', 'account_id', 'state', 'printed_at', 'handed_at'])
    .where('area_id', '=', ctx.area.id)
    .where('home_id', '=', subject.homeId)
    .where('state', '<>', 'revoked')
    .executeTakeFirst()
  if (!card) return []
  const devices = await sessionsOf(tx, card.account_id, ctx.now)
  const since = sayMoment(lang, card.handed_at ?? card.printed_at, ctx.now)
  return [
    {
      table: 'people.card',
      id: card.id,
      at: card.printed_at,
      title: w.card,
      lines: [{ key: 'card', term: w.card, text: card.handed_at ? w.handed(since) : w.printed(since) }],
    },
    ...devices.map((device) => ({
      table: 'auth.session' as const,
      id: device.id,
      at: device.created_at,
      title: w.device,
      lines: [
        {
          key: 'device',
          term: w.device,
          text: w.deviceText(device.device ?? '', sayMoment(lang, device.last_seen_at ?? device.created_at, ctx.now)),
        },
      ],
    })),
  ]
}

const openings = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.opening')
    .select(['at', 'account_id', 'field', 'reason', 'role'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)

/** Who opened a sealed field of somebody, in which role, and why; the latest first. */
export const openedPerson = async (tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Opened[]> =>
  said(tx, lang, await openings(tx, ctx).where('person_id', '=', subject.personId).execute())

/** The same for everybody of the area since a moment, without whose it was. */
export const openedSince = async (tx: Tx, ctx: Ctx, since: Date): Promise<Opened[]> =>
  said(tx, ctx.lang, (await openings(tx, ctx).where('at', '>=', since).execute()).map(nameless))

/** A household is called by its door, which would say whose it was. */
const nameless = (row: Row): Row => (row.role === 'resident' ? { ...row, account_id: '' } : row)

type Row = { at: Date; account_id: string; field: string; reason: string; role: string | null }

async function said(tx: Tx, lang: Lang, rows: readonly Row[]): Promise<Opened[]> {
  const w = knownPersonWords(lang)
  const names = await accountNames(
    tx,
    rows.map((row) => row.account_id),
  )
  return rows.map((row) => {
    const role = roles.find((one): one is Role => one === row.role)
    const name = row.account_id === '' ? w.household : (names.get(row.account_id) ?? row.account_id)
    const byCard = row.field === 'copy' && row.role === 'resident'
    const field = byCard ? w.fieldCopyCard : (w.field[row.field] ?? row.field)
    return { at: row.at, by: w.byWhom(name, role ? roleWords(lang)[role] : ''), field, reason: row.reason }
  })
}
