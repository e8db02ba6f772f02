import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { mayKnow } from '../access.ts'
import type { Asker } from '../intake/wish.rules.ts'
import { titleOf } from '../marks.ts'
import type { Need } from '../move.ts'
import { categoryOf } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import { needWords } from '../words.ts'
import { needsOf, type NeedOf } from './own.ts'
import { knownNeedWords } from './words.ts'

/** What needs say of somebody: what they asked, what they left to be reached by, and what they wrote on the way. */
export async function tellNeeds(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const needs = (await needsOf(tx, ctx, asked.subject)).filter(({ need }) => mayBeTold(ctx.actor, need))
  const notes = await notesOf(
    tx,
    ctx,
    needs.map(({ need }) => need.id),
  )
  return [
    ...needs.map((one) => toldNeed(ctx, asked, one)),
    ...notes.map(({ id, note, at, need_id }) => {
      const w = knownNeedWords(asked.lang)
      const need = needs.find((one) => one.need.id === need_id)?.need
      return {
        table: 'needs.step' as const,
        id,
        at,
        title: w.note(need ? sayNumber(need) : ''),
        lines: [{ key: 'note', term: sayMoment(asked.lang, at, ctx.now), text: note ?? '' }],
      }
    }),
  ]
}

/**
 * What is between neighbours may be between those behind one door, and colleagues may not know of it: it opens with its code,
 * and the director or its handler can print it.
 */
const mayBeTold = (actor: Actor, need: Need): boolean =>
  !need.dispute || (actor.kind === 'account' && mayKnow(actor, need))

function toldNeed(ctx: Ctx, { lang, full }: Asked, { need, asker, theirs }: NeedOf): Told {
  const w = knownNeedWords(lang)
  const n = needWords(lang)
  const lines = [
    { key: 'told', term: w.told, text: `${sayMoment(lang, need.submitted_at, ctx.now)} · ${n.channel[need.channel]}` },
    { key: 'category', term: w.category, text: n.category[categoryOf(need.category)] },
    { key: 'words', term: w.words, text: need.words ?? w.picture },
    { key: 'state', term: w.state, text: n.state[need.state] },
    { key: 'reply', term: w.reply, text: n.replyBy[need.reply_by] },
    ...(theirs ? contactLines(lang, asker, full) : [{ key: 'asker', term: w.asker, text: w.another }]),
  ]
  return {
    table: 'needs.need',
    id: need.id,
    at: need.submitted_at,
    title: `${sayNumber(need)} ${titleOf(lang, { ...need, compoundName: null, buildingName: null })}`,
    lines,
    ...(theirs && need.closed_at === null
      ? { pending: { name: sayNumber(need), href: `/needs/${sayNumber(need)}/mine` } }
      : {}),
  }
}

function contactLines(lang: Lang, asker: Asker | null, full: boolean) {
  const w = knownNeedWords(lang)
  if (!asker) return [{ key: 'asker', term: w.asker, text: w.nobody }]
  const phone = asker.phone && !full ? `${asker.phone.slice(0, 3)}****${asker.phone.slice(-4)}` : asker.phone
  return [
    { key: 'asker', term: w.asker, text: asker.name ?? w.noName },
    { key: 'phone', term: w.phone, text: phone ?? w.noPhone, sealed: phone !== asker.phone },
    ...(asker.door ? [{ key: 'door', term: w.door, text: asker.door }] : []),
  ]
}

/** The asker's own sentences on the way; what the desk wrote for itself is not theirs. */
async function notesOf(tx: Tx, ctx: Ctx, needIds: readonly string[]) {
  if (needIds.length === 0) return []
  return tx
    .selectFrom('needs.step')
    .select(['id', 'note', 'at', 'need_id'])
    .where('area_id', '=', ctx.area.id)
    .where('need_id', 'in', needIds)
    .where('actor_kind', '=', 'asker')
    .where('note', 'is not', null)
    .orderBy('at', 'desc')
    .execute()
}
