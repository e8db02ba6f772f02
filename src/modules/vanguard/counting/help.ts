import { meantAt } from '#base/noted.rules.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { committee } from '../access.ts'
import { callsHere } from './calls.ts'
import { dayToCount, placesOf, type Counted } from './day.ts'
import type { Written } from './judging.ts'
import type { HelpMark, TapRefusal } from './tap.rules.ts'
import { isPast, opensAt } from './ticket.rules.ts'

type Sending = { dayId: string; aheadMs: number; marks: readonly HelpMark[] }
type Asking = Extract<HelpMark, { help: 'asked' }>
type Coming = Extract<HelpMark, { help: 'there' }>
type Of<Mark> = { counted: Counted; mark: Mark; meant: Date }

/**
 * Takes what somebody noted about help, also hours later, also a second time: whoever asks again at the same place before anybody
 * came asked once, and the first who says that they are there is who came. `unknown`: no day the sender may count at.
 */
export async function takeHelp(ctx: Ctx, { dayId, aheadMs, marks }: Sending): Promise<Outcome<Written, 'unknown'>> {
  const counted = await dayToCount(ctx, dayId)
  if (!counted) return refused('unknown')
  return inArea(ctx, async (tx) => {
    const written: Written = { taken: [], refused: [] }
    for (const mark of marks) {
      const meant = meantAt({ deviceAt: mark.deviceAt, aheadMs, at: ctx.now })
      const why =
        mark.help === 'asked'
          ? await asked(tx, ctx, { counted, mark, meant })
          : await there(tx, ctx, { counted, mark, meant })
      if (why === null) written.taken.push(mark.id)
      else written.refused.push({ id: mark.id, why })
    }
    return done(written)
  })
}

async function asked(tx: Tx, ctx: Ctx, { counted: { day }, mark, meant }: Of<Asking>): Promise<TapRefusal | null> {
  if (meant < opensAt(day.starts_at)) return 'too-early'
  if (isPast(day.ends_at, meant)) return 'over'
  const stallId = mark.stallId ?? (await ownStall(tx, ctx, day.id))
  if (stallId !== null && !(await isOfDay(tx, ctx, { stallId, dayId: day.id }))) return 'unknown-stall'
  await noteCall(tx, ctx, { id: mark.id, dayId: day.id, stallId, meant })
  return null
}

type Calling = { id: string; dayId: string; stallId: string | null; meant: Date }

/** Writes down that somebody asks for help; the same call again, and another where the first waits, changes nothing. */
export async function noteCall(tx: Tx, ctx: Ctx, { id, dayId, stallId, meant }: Calling): Promise<void> {
  if (await waitingCall(tx, ctx, { stallId, dayId })) return
  const by = { area_id: ctx.area.id, gathering_id: dayId, stall_id: stallId, by_id: ctx.actor.id }
  const fresh = await tx
    .insertInto('vanguard.help_call')
    .values({ ...by, id, asked_at: meant, at: ctx.now })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  if (fresh.length > 0)
    await record(tx, ctx, { name: 'vanguard.help.asked', subjectId: id, detail: { gatheringId: dayId, stallId } })
}

async function there(tx: Tx, ctx: Ctx, { counted, mark, meant }: Of<Coming>): Promise<TapRefusal | null> {
  const call = await callsHere(tx, ctx, counted.day.id).where('c.id', '=', mark.callId).executeTakeFirst()
  if (!call) return 'unknown-call'
  await answerCall(tx, ctx, { id: call.id, meant, as: call.by_id === ctx.actor.id ? 'own' : comesAs(ctx, counted) })
  return null
}

type Answering = { id: string; meant: Date; as: 'lead' | 'committee' | 'helper' | 'own' }

/** Writes down who is there, or that it is all right again; the first who said so stays. */
export async function answerCall(tx: Tx, ctx: Ctx, { id, meant, as }: Answering): Promise<void> {
  const first = await tx
    .updateTable('vanguard.help_call')
    .set({ there_at: meant, there_by: ctx.actor.id, there_as: as })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .where('there_at', 'is', null)
    .returning('id')
    .execute()
  if (first.length > 0) await record(tx, ctx, { name: 'vanguard.help.answered', subjectId: id, detail: { as } })
}

const comesAs = (ctx: Ctx, { leads }: Counted): 'lead' | 'committee' | 'helper' =>
  holds(ctx.actor, committee) ? 'committee' : leads ? 'lead' : 'helper'

/** The stall of the asker's own place that day: they need not say where they are. Null where they have several, or none. */
async function ownStall(tx: Tx, ctx: Ctx, dayId: string): Promise<string | null> {
  const rows = await placesOf(tx, ctx, dayId)
    .innerJoin('vanguard.volunteer as v', (join) =>
      join.onRef('v.area_id', '=', 'p.area_id').onRef('v.id', '=', 'p.volunteer_id'),
    )
    .select('s.stall_id')
    .distinct()
    .where('v.account_id', '=', ctx.actor.id)
    .where('v.state', '<>', 'left')
    .execute()
  return rows.length === 1 ? (rows[0]?.stall_id ?? null) : null
}

async function isOfDay(tx: Tx, ctx: Ctx, { stallId, dayId }: { stallId: string; dayId: string }): Promise<boolean> {
  const stall = await tx
    .selectFrom('vanguard.stall')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', stallId)
    .where('gathering_id', '=', dayId)
    .executeTakeFirst()
  return stall !== undefined
}

/** What the same person asked there and nobody came to yet: one who presses again is not another message. */
const waitingCall = (tx: Tx, ctx: Ctx, of: { stallId: string | null; dayId: string }) =>
  callsHere(tx, ctx, of.dayId)
    .where('c.by_id', 'is not distinct from', ctx.actor.id)
    .where('c.stall_id', 'is not distinct from', of.stallId)
    .where('c.there_at', 'is', null)
    .executeTakeFirst()
