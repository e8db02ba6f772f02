import { homeIdsInReach, homeRow, household, sayHome } from '#modules/people/public.ts'
import { accountNames } from '#platform/auth/auth.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { may } from '../access.ts'
import { mayConfirm, type EmergencyRow } from './emergency.ts'
import { standingAt, type Standing } from './emergency.rules.ts'

/** One as a list shows it. `home` and `reason` are null for whoever watches over it and may not know whose it was. */
export type EmergencyLine = Pick<
  EmergencyRow,
  'id' | 'fields' | 'asked_role' | 'asked_at' | 'open_until' | 'told_at' | 'told_how' | 'version'
> & {
  standing: Standing
  home: string | null
  reason: string | null
  askedBy: string
  answeredBy: string | null
  toldBy: string | null
  opened: boolean
  mine: boolean
  confirms: boolean
}

/** The same with who lives behind the door, for whoever confirms. */
export type EmergencyPaper = EmergencyLine & { persons: { id: string; name: string }[] }

/** Most that a list shows. */
const most = 100

/** The latest of the area, as far as the reader asked, may confirm, or watches over them. */
export const emergencyList = (ctx: Ctx): Promise<EmergencyLine[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('privacy.emergency')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .$if(!may.allows(ctx.actor, 'watch over data requests'), (query) =>
        query.where((eb) =>
          eb.or([
            eb('asked_by', '=', ctx.actor.id ?? ''),
            ...(may.allows(ctx.actor, 'confirm an opening in an emergency')
              ? [eb('home_id', 'in', homeIdsInReach(tx, ctx))]
              : []),
          ]),
        ),
      )
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
    const lines: EmergencyLine[] = []
    for (const row of rows) lines.push(...(await lineOf(tx, ctx, row)))
    return lines
  })

/** One, with the people behind its door for whoever confirms; null when unknown or not the reader's. */
export async function emergencyById(ctx: Ctx, id: string): Promise<EmergencyPaper | null> {
  const found = await inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('privacy.emergency')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst()
    const [line] = row ? await lineOf(tx, ctx, row) : []
    return row && line && { line, homeId: row.home_id }
  })
  if (!found) return null
  const { line, homeId } = found
  const behind = line.confirms && !line.mine && line.standing === 'asked' ? await household(ctx, homeId) : null
  const persons = (behind?.persons ?? []).map((person) => ({ id: person.id, name: person.name }))
  return { ...line, persons }
}

/** Nothing for somebody who neither asked, nor may confirm, nor watches over it. */
async function lineOf(tx: Tx, ctx: Ctx, row: EmergencyRow): Promise<EmergencyLine[]> {
  const mine = row.asked_by === ctx.actor.id
  const confirms = await mayConfirm(tx, ctx, row)
  const knows = mine || confirms
  if (!knows && !may.allows(ctx.actor, 'watch over data requests')) return []
  const { id, fields, asked_role, asked_at, open_until, told_at, told_how, version } = row
  return [
    {
      ...{ id, fields, asked_role, asked_at, open_until, told_at, told_how, version },
      ...(knows ? await whoseAndWhy(tx, ctx, row) : { home: null, reason: null }),
      ...(await whoDid(tx, row)),
      standing: standingAt(row, ctx.now),
      opened: row.person_id !== null,
      mine,
      confirms,
    },
  ]
}

async function whoseAndWhy(tx: Tx, ctx: Ctx, { home_id, reason_sealed: reason }: EmergencyRow) {
  const home = await homeRow(tx, { ...ctx, actor: auto }, home_id)
  return { home: home && sayHome(home), reason: reason && ctx.secrets.open(ctx.area.id, reason) }
}

async function whoDid(tx: Tx, row: EmergencyRow) {
  const names = await accountNames(tx, [row.asked_by, row.answered_by ?? '', row.told_by ?? ''])
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  return {
    askedBy: names.get(row.asked_by) ?? row.asked_by,
    answeredBy: name(row.answered_by),
    toldBy: name(row.told_by),
  }
}
