import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { SkillText } from './skill.rules.ts'
import { heldVolunteer } from './row.ts'

type OfVolunteer = { id: string; volunteerId: string }

/**
 * Writes down what somebody can, with the paper somebody saw. Said again it is the newer paper: `ended_at` closes the older
 * row, so that what was seen before stays to be read; said again without any, nothing changes. Refuses an `unknown` volunteer
 * and one who left.
 */
export const noteSkill = (
  ctx: Ctx,
  { id, volunteerId }: OfVolunteer,
  text: SkillText,
): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    if (!(await isHelping(tx, ctx, volunteerId))) return refused('unknown')
    await noteSkillIn(tx, ctx, { id, volunteerId, text })
    return done(null)
  })

/** The same of a volunteer the caller's transaction holds. */
export async function noteSkillIn(
  tx: Tx,
  ctx: Ctx,
  {
    id = uuidv7(ctx.now),
    volunteerId,
    text,
  }: Partial<Pick<OfVolunteer, 'id'>> & { volunteerId: string; text: SkillText },
): Promise<void> {
  if (await isWritten(tx, ctx, { id, volunteerId, text })) return
  const before = await endSkills(tx, ctx, { volunteerId, where: { skill: text.skill } })
  const seen = text.seen ? { seen_by: ctx.actor.id ?? ctx.actor.kind, seen_at: ctx.now } : {}
  await tx
    .insertInto('vanguard.skill')
    .values({
      area_id: ctx.area.id,
      id,
      volunteer_id: volunteerId,
      skill: text.skill,
      qualification: text.qualification,
      expires_on: text.expiresOn,
      ...seen,
    })
    .execute()
  const detail = { skill: text.skill, seen: text.seen, expiresOn: text.expiresOn, again: before > 0 }
  await record(tx, ctx, { name: 'vanguard.skill.noted', subjectId: volunteerId, detail })
}

/** Takes a skill away: they do not want it asked of them any more. Gone already, nothing changes. */
export const endSkill = (ctx: Ctx, { id, volunteerId }: OfVolunteer): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    if (!(await isHelping(tx, ctx, volunteerId))) return refused('unknown')
    const ended = await endSkills(tx, ctx, { volunteerId, where: { id } })
    if (ended > 0) await record(tx, ctx, { name: 'vanguard.skill.ended', subjectId: volunteerId })
    return done(null)
  })

async function isHelping(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const now = await heldVolunteer(tx, ctx, id)
  return now !== undefined && now.state !== 'left'
}

/** This very form, or the same skill with nothing new to say of it. */
async function isWritten(
  tx: Tx,
  ctx: Ctx,
  { id, volunteerId, text }: OfVolunteer & { text: SkillText },
): Promise<boolean> {
  const nothingNew = text.qualification === null && !text.seen
  const row = await tx
    .selectFrom('vanguard.skill')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', volunteerId)
    .where((eb) =>
      eb.or([
        eb('id', '=', id),
        ...(nothingNew ? [eb.and([eb('skill', '=', text.skill), eb('ended_at', 'is', null)])] : []),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Ending = { volunteerId: string; where: { id: string } | { skill: SkillText['skill'] } }

async function endSkills(tx: Tx, ctx: Ctx, { volunteerId, where }: Ending): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('vanguard.skill')
    .set({ ended_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', volunteerId)
    .where('ended_at', 'is', null)
    .where((eb) => ('id' in where ? eb('id', '=', where.id) : eb('skill', '=', where.skill)))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
