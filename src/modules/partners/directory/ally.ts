import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { AllyKind, AllyText, Contact } from './ally.rules.ts'

type Refusal = 'unknown' | 'stale' | 'name-taken'

/** Writes a partner or a team down; the same form again is the same one. Refuses a name another of its kind bears (`name-taken`). */
export const addAlly = (
  ctx: Ctx,
  { id, kind }: { id: string; kind: AllyKind },
  text: AllyText,
): Promise<Outcome<null, 'name-taken'>> =>
  inArea(ctx, async (tx) => {
    const made = await tx
      .insertInto('partners.ally')
      .values({ area_id: ctx.area.id, id, kind, ...columns(ctx, text), made_at: ctx.now })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .execute()
    if (made.length > 0) await record(tx, ctx, { name: `partners.${kind}.added`, subjectId: id })
    return made.length > 0 || (await locked(tx, ctx, id)) ? done(null) : refused('name-taken')
  })

type OnAlly = { id: string; version: number }

/** Changes what is written of one. Refuses an `unknown` or ended one, a `stale` version, and a name that is taken. */
export const changeAlly = (ctx: Ctx, on: OnAlly, text: AllyText): Promise<Outcome<null, Refusal>> =>
  inArea(ctx, async (tx) => {
    const now = await locked(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.version !== on.version) return refused('stale')
    if (await isTaken(tx, ctx, { ...now, name: text.name })) return refused('name-taken')
    await write(tx, ctx, { ...now, set: columns(ctx, text) })
    await record(tx, ctx, { name: `partners.${now.kind}.changed`, subjectId: now.id })
    return done(null)
  })

/** Ends one: nothing more is handed to it. What it has in hand stays there until somebody gives it to another. */
export const endAlly = (ctx: Ctx, on: OnAlly): Promise<Outcome<null, 'unknown' | 'stale'>> =>
  inArea(ctx, async (tx) => {
    const now = await locked(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.version !== on.version) return refused('stale')
    await write(tx, ctx, { ...now, set: { ended_at: ctx.now } })
    await record(tx, ctx, { name: `partners.${now.kind}.ended`, subjectId: now.id })
    return done(null)
  })

const columns = (ctx: Ctx, { name, does, contact, leadId }: AllyText) => ({
  name,
  does,
  contact_sealed: contact && ctx.secrets.seal(ctx.area.id, JSON.stringify(contact satisfies Contact)),
  lead_id: leadId,
})

type Row = { id: string; kind: AllyKind; version: number }

const locked = (tx: Tx, ctx: Ctx, id: string): Promise<Row | undefined> =>
  tx
    .selectFrom('partners.ally')
    .select(['id', 'kind', 'version'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

async function isTaken(tx: Tx, ctx: Ctx, { id, kind, name }: Row & { name: string }): Promise<boolean> {
  const other = await tx
    .selectFrom('partners.ally')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('id', '<>', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

const write = (tx: Tx, ctx: Ctx, { id, version, set }: Row & { set: object }) =>
  tx
    .updateTable('partners.ally')
    .set({ ...set, version: version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
