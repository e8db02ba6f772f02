import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Asked, Opened, PersonalPart, Subject, Told } from '#platform/personal/personal.ts'
import { heldSubjectOf, noteOpening, personsAtOwnDoor, subjectOf } from '#modules/people/public.ts'

/** Everything the house knows of one person, over all its modules. */
export type KnownOf = { subject: Subject; told: Told[]; opened: Opened[] }

export type Parts = readonly PersonalPart[]

async function gatherIn(tx: Tx, ctx: Ctx, { parts, asked }: { parts: Parts; asked: Asked }): Promise<KnownOf> {
  const told: Told[] = []
  const opened: Opened[] = []
  // The person first, what hangs on them behind.
  for (const part of [...parts].reverse()) {
    told.push(...((await part.tell?.(tx, ctx, asked)) ?? []))
    opened.push(...((await part.opened?.(tx, ctx, asked)) ?? []))
  }
  return { subject: asked.subject, told, opened: opened.sort((a, b) => b.at.getTime() - a.at.getTime()) }
}

/** What is stored about somebody, numbers masked. Null when unknown or not for this reader. */
export const knownOfPerson = (ctx: Ctx, parts: Parts, personId: string): Promise<KnownOf | null> =>
  inArea(ctx, async (tx) => {
    const subject = await subjectOf(tx, ctx, personId)
    return subject && gatherIn(tx, ctx, { parts, asked: { subject, lang: ctx.lang, full: false } })
  })

/** The same for everybody who is written down, as living here, under the door of the household that asks. */
export const knownAtOwnDoor = (ctx: Ctx, parts: Parts): Promise<KnownOf[]> =>
  inArea(ctx, async (tx) => {
    const all: KnownOf[] = []
    for (const id of await personsAtOwnDoor(tx, ctx)) {
      const subject = await subjectOf(tx, ctx, id)
      if (subject) all.push(await gatherIn(tx, ctx, { parts, asked: { subject, lang: ctx.lang, full: false } }))
    }
    return all
  })

/**
 * A copy to take along. That it was made is written down, where the person reads it too. Numbers are in full only at the counter,
 * where somebody was sure who asks: a card belongs to a household, and whoever holds it may be any of them.
 */
export const copyOf = (
  ctx: Ctx,
  parts: Parts,
  { id, personId, reason }: { id: string; personId: string; reason: string },
): Promise<KnownOf | null> =>
  inArea(ctx, async (tx) => {
    const subject = await heldSubjectOf(tx, ctx, personId)
    if (!subject) return null
    await noteOpening(tx, ctx, { id, personId: subject.personId, field: 'copy', reason })
    return gatherIn(tx, ctx, { parts, asked: { subject, lang: ctx.lang, full: ctx.actor.kind !== 'household' } })
  })
