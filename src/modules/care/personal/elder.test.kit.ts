import { addDays, dayOf } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

type Cared = { personId: string; name: string; phone: string; volunteerId: string }

const HOUR_MS = 3_600_000

/** Somebody visited, with a row in every table that knows them: plan, who goes, a visit that ended at a shut door with its step, a look. */
export const elder = (who: Ctx, cared: Cared) =>
  inArea(who, async (tx) => {
    const planId = await plan(tx, who, cared)
    const pairing = { part: 'main' as const, accepted_at: who.now, made_at: who.now }
    await tx
      .insertInto('care.pairing')
      .values({ ...own(who), plan_id: planId, volunteer_id: cared.volunteerId, ...pairing })
      .execute()
    await visit(tx, who, { ...cared, planId })
    await tx
      .insertInto('care.look')
      .values({
        ...own(who),
        plan_id: planId,
        field: 'plan',
        reason: `${cared.name}要改时间`,
        by_name: '小陈',
        at: who.now,
      })
      .execute()
    return { planId }
  })

const own = (who: Ctx) => ({ area_id: who.area.id, id: uuidv7(who.now) })
const seal = (who: Ctx, text: string) => who.secrets.seal(who.area.id, text)

async function plan(tx: Tx, who: Ctx, { personId, name, phone }: Cared): Promise<string> {
  const row = own(who)
  await tx
    .insertInto('care.plan')
    .values({
      ...row,
      person_id: personId,
      state: 'consented',
      agreed_at: who.now,
      agreed_by: 'agent',
      agreed_how: 'paper',
      agent_sealed: seal(who, `${name}的女儿`),
      reason_sealed: seal(who, `${name}怕摔`),
      advice_sealed: seal(who, `${name}耳背`),
      contact_sealed: seal(who, JSON.stringify({ name: `${name}的女儿`, phone, tie: '女儿' })),
      means: 'knock',
      every_days: 3,
      from_minute: 540,
      to_minute: 660,
      holder_id: who.actor.id ?? '',
      starts_on: addDays(dayOf(who.now), -3),
      made_at: who.now,
    })
    .execute()
  return row.id
}

async function visit(tx: Tx, who: Ctx, { planId, volunteerId, name }: Cared & { planId: string }): Promise<void> {
  const row = own(who)
  const opens = new Date(who.now.getTime() - 72 * HOUR_MS)
  const ended = new Date(opens.getTime() + 2 * HOUR_MS)
  await tx
    .insertInto('care.visit')
    .values({
      ...row,
      plan_id: planId,
      volunteer_id: volunteerId,
      due_on: dayOf(opens),
      opens_at: opens,
      closes_at: ended,
      means: 'knock',
      state: 'resolved',
      note_sealed: seal(who, `${name}家水龙头滴水`),
      closed_at: ended,
      escalated_at: ended,
      resolved_at: ended,
      decision: 'away',
      decided_by: who.actor.id ?? '',
      decided_words_sealed: seal(who, `${name}去女儿家了`),
      made_at: opens,
    })
    .execute()
  const said = { what: 'rang-contact' as const, outcome: 'reached' as const, at: ended }
  await tx
    .insertInto('care.step')
    .values({ ...own(who), visit_id: row.id, words_sealed: seal(who, `${name}的女儿接了`), ...said })
    .execute()
}
