import { done, refused, type Outcome } from '#base/outcome.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { mayKnow, placeOf } from '../access.ts'
import type { ContactOpened } from '../facts.ts'
import type { Asker } from '../intake/wish.rules.ts'
import type { Need } from '../move.ts'
import { writeStep } from '../step.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { readPass, writePass } from '../pass.ts'
import type { OpeningReason } from './asker-contact.rules.ts'

type Sealed = Pick<
  Need,
  | 'id'
  | 'year'
  | 'seq'
  | 'version'
  | 'state'
  | 'asker_sealed'
  | 'reply_by'
  | 'assignee_role'
  | 'dispute'
  | 'handler_id'
  | 'compound_id'
  | 'building_id'
>

/**
 * Who may see an asker's name and telephone: staff and director of the place; the property manager only for what it has in hand
 * and only when the asker wants to be called or visited; the owners' committee never (domain.md C3, F13).
 */
export function mayOpenContact(ctx: Ctx, need: Sealed): boolean {
  if (!mayKnow(ctx.actor, need)) return false
  if (holdsAt(ctx.actor, ['staff', 'director'], placeOf(need))) return true
  const inHand = need.assignee_role === 'property' && (need.state === 'assigned' || need.state === 'in_progress')
  const wanted = need.reply_by === 'telephone' || need.reply_by === 'door'
  return inHand && wanted && holdsAt(ctx.actor, ['property'], placeOf(need))
}

/**
 * Opens the asker's name and telephone to this reader for ten minutes: who and why stand on the timeline, where the asker
 * reads them too. Returns the pass for the page. Refuses `unknown`, `not-yours`, and `nothing-left` when nothing was left.
 */
export const openContact = (
  ctx: Ctx,
  { number, id, reason }: { number: NeedNumber; id: string; reason: OpeningReason },
): Promise<Outcome<string, 'unknown' | 'not-yours' | 'nothing-left'>> =>
  inArea(ctx, async (tx) => {
    const need = await sealedNeed(tx, ctx, number)
    if (!need) return refused('unknown')
    if (!mayOpenContact(ctx, need)) return refused('not-yours')
    if (!need.asker_sealed) return refused('nothing-left')
    await writeOpening(tx, ctx, { need, id, reason })
    return done(writePass(ctx, { kind: 'contact', needId: need.id, for: ctx.actor.id ?? '' }))
  })

type Opening = { need: Sealed; id: string; reason: OpeningReason }

async function writeOpening(tx: Tx, ctx: Ctx, { need, id, reason }: Opening): Promise<void> {
  if (await pressedJustNow(tx, ctx, { need, id, reason })) return
  const kind = holdsAt(ctx.actor, ['staff', 'director'], placeOf(need)) ? ('committee' as const) : ('property' as const)
  const by = { kind, id: ctx.actor.id, name: ctx.actor.name }
  const detail: ContactOpened = { number: sayNumber(need), reason }
  const step = { need, no: need.version, formId: id, by, about: reason, isPublic: false }
  await Promise.all([
    writeStep(tx, ctx, { ...step, act: 'open-contact', to: need.state }),
    record(tx, ctx, { name: 'needs.contact.opened', subjectId: need.id, detail }),
  ])
}

/** A double press is one opening; the same form sent again later is another, or one record would open the telephone for days. */
async function pressedJustNow(tx: Tx, ctx: Ctx, { need, id }: Opening): Promise<boolean> {
  const before = await tx
    .selectFrom('needs.step')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('need_id', '=', need.id)
    .where('form_id', '=', id)
    .where('actor_id', '=', ctx.actor.id)
    .where('at', '>', new Date(ctx.now.getTime() - 60_000))
    .executeTakeFirst()
  return before !== undefined
}

const sealedNeed = (tx: Tx, ctx: Ctx, { year, seq }: NeedNumber): Promise<Sealed | undefined> =>
  tx
    .selectFrom('needs.need')
    .select([
      'id',
      'year',
      'seq',
      'version',
      'state',
      'asker_sealed',
      'reply_by',
      'assignee_role',
      'dispute',
      'handler_id',
      'compound_id',
      'building_id',
    ])
    .where('area_id', '=', ctx.area.id)
    .where('year', '=', year)
    .where('seq', '=', seq)
    .executeTakeFirst()

/** The asker as far as they said, for a reader whose pass holds and who still may; null otherwise. */
export function openedContact(ctx: Ctx, need: Sealed, pass: string | undefined): Asker | null {
  if (!need.asker_sealed || !mayOpenContact(ctx, need)) return null
  if (readPass(ctx, pass, { kind: 'contact', for: ctx.actor.id ?? '' }) !== need.id) return null
  return JSON.parse(ctx.secrets.open(ctx.area.id, need.asker_sealed)) as Asker
}
