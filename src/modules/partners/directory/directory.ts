import { accountNames, accountsHere, heldGrants } from '#platform/auth/auth.ts'
import type { Ctx, Role } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import type { AllyKind, Contact } from './ally.rules.ts'

/** One that a matter can be handed to. */
export type AllyChoice = { id: string; kind: AllyKind; name: string }

/** Those a matter can be handed to now, partners before teams, by name; kept for a moment. */
export const allyChoices = (ctx: Ctx): Promise<AllyChoice[]> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: 'allies' }, () =>
    inArea(ctx, (tx) =>
      tx
        .selectFrom('partners.ally')
        .select(['id', 'kind', 'name'])
        .where('area_id', '=', ctx.area.id)
        .where('ended_at', 'is', null)
        .orderBy('kind')
        .orderBy('name')
        .limit(200)
        .execute(),
    ),
  )

/** One line of the directory, with whom to call or who leads it. `ended`: nothing more is handed to it. */
export type Ally = AllyChoice & {
  does: string | null
  contact: Contact | null
  leadId: string | null
  leadName: string | null
  version: number
  ended: boolean
}

/** The directory of the area: those of now by name, then those that ended, latest first. */
export const directoryOf = (ctx: Ctx): Promise<Ally[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('partners.ally')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .orderBy('ended_at', (order) => order.desc().nullsFirst())
      .orderBy('name')
      .orderBy('id')
      .limit(300)
      .execute()
    const names = await accountNames(
      tx,
      rows.flatMap(({ lead_id }) => lead_id ?? []),
    )
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      does: row.does,
      contact: contactIn(ctx, row.contact_sealed),
      leadId: row.lead_id,
      leadName: row.lead_id === null ? null : (names.get(row.lead_id) ?? null),
      version: row.version,
      ended: row.ended_at !== null,
    }))
  })

const contactIn = (ctx: Ctx, sealed: Buffer | null): Contact | null =>
  sealed && (JSON.parse(ctx.secrets.open(ctx.area.id, sealed)) as Contact)

/** Whom to call at a partner's; null for a team, and for one that is not here. */
export const contactOf = (ctx: Ctx, id: string): Promise<Contact | null> =>
  inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('partners.ally')
      .select('contact_sealed')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst()
    return contactIn(ctx, row?.contact_sealed ?? null)
  })

/** Whoever leads a team signs in: as a volunteer, or as one of the committee. */
const leading: readonly Role[] = ['volunteer', 'staff', 'director', 'secretary']

/** An account that can lead a team. */
export type Lead = { id: string; name: string }

/** Who can lead a team, by name. */
export const leadsHere = (ctx: Ctx): Promise<Lead[]> => inArea(ctx, (tx) => leads(tx, ctx))

async function leads(tx: Tx, ctx: Ctx): Promise<Lead[]> {
  const [accounts, grants] = await Promise.all([accountsHere(tx, ctx), heldGrants(tx, ctx)])
  const able = new Set(grants.filter(({ role }) => leading.includes(role)).map(({ accountId }) => accountId))
  return accounts.filter(({ id }) => able.has(id)).map(({ id, name }) => ({ id, name }))
}
