import type { Problem } from '#base/form.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { KeptPicture } from '#platform/files/files.ts'
import type { FieldError } from '#platform/web/components.ts'
import { formId, sentences, type Form } from '#platform/web/read-form.ts'
import { keptPhotos } from '../kept-photos.ts'
import { sayNumber } from '../number.ts'
import { writePass } from '../pass.ts'
import { findPlace, placesOf, type PlaceChoices } from '../places.ts'
import { intakeWords } from './words.ts'
import { submit } from './wish.ts'
import { readWish, type Channel, type Wish, type WishProblem } from './wish.rules.ts'

/** What came in earlier under the same form, with the pass of its receipt. */
export type Earlier = { number: string; pass: string }

/** A form that was not taken: what is wrong with it, and everything that was kept of it. */
export type NotTaken = {
  taken: false
  errors: FieldError[]
  /** It cannot be taken under this id: it grew too old, or the id stands for an earlier need. Sent again it is a need of its own. */
  problem?: string
  /** The problem is not the form's: sent again it is the same need. */
  sameNeed?: boolean
  earlier?: Earlier
  kept: KeptPicture[]
  places: PlaceChoices
}

/** What became of a form: its receipt's pass, or what to show it with again. */
export type Reception = { taken: true; receipt: string } | NotTaken

const nowhere = { compoundId: null, buildingId: null }

/** Takes in the form of a wish, whoever fills it in. `channel` is null where the form should have said it and did not. */
export async function receive(ctx: Ctx, form: Form, channel: Channel | null): Promise<Reception> {
  const places = await placesOf(ctx)
  const { kept, errors } = await keptPhotos(ctx, form)
  const isPlace = (id: string) => findPlace(places, id) !== null
  const read = readWish(form.sent, { isPlace, pictures: kept.length + errors.length })
  const missing: Problem<WishProblem>[] = channel ? [] : [{ field: 'channel', why: 'choose-channel' }]
  const wrong = sentences([...missing, ...(read.good ? [] : read.problems)], intakeWords(ctx.lang).refused)
  if (!read.good || channel === null || errors.length > 0)
    return { taken: false, errors: [...wrong, ...errors], kept, places }
  return take(ctx, form, { wish: read.value, channel, kept, places })
}

type Right = { wish: Wish; channel: Channel; kept: KeptPicture[]; places: PlaceChoices }

async function take(ctx: Ctx, form: Form, { wish, channel, kept, places }: Right): Promise<Reception> {
  const w = intakeWords(ctx.lang)
  const place = findPlace(places, wish.placeId ?? undefined) ?? nowhere
  const answer = await submit(ctx, { id: formId(form.sent, ctx.now), wish, place, channel, pictures: kept })
  const back = { taken: false, errors: [], kept, places } as const
  if (!answer.done) return { ...back, errors: [], problem: w.tooOld }
  const { needId, number, another } = answer.value
  const pass = writePass(ctx, { kind: 'receipt', needId })
  if (!another) return { taken: true, receipt: pass }
  const earlier = { number: sayNumber(number), pass }
  return { ...back, errors: [], problem: w.another(earlier.number), earlier }
}

/** A form that was only looked at: its photos are kept for the sending, nothing is taken in. */
export const lookedAt = async (ctx: Ctx, form: Form): Promise<NotTaken> => ({
  taken: false,
  ...(await keptPhotos(ctx, form)),
  places: await placesOf(ctx),
})
