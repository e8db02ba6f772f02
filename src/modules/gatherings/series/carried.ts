import { startOfDay } from '#base/days.ts'
import type { Sent } from '#base/form.rules.ts'
import { sayDay } from '#base/say-date.ts'
import { pack, unpack } from '#platform/calendar/packed.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { FieldError } from '#platform/web/components.ts'
import { fieldsOf, readChoices, type Choices } from './choices.rules.ts'
import { isOpen, type Foreseen } from './clashes.ts'
import { previewWords } from './preview.words.ts'

/** Longer addresses are not taken by every server on the way. */
const MOST_ADDRESS = 7000

/** A form as it travels in the address of its preview; null for one that is too long for that. */
export function packForm(sent: Sent): string | null {
  const packed = pack(JSON.stringify(sent))
  return packed.length > MOST_ADDRESS ? null : packed
}

/** The form again; undefined for what is none. */
export function unpackForm(text: string | undefined): Sent | undefined {
  try {
    const all: unknown = JSON.parse(unpack(text ?? '') ?? '')
    if (typeof all !== 'object' || all === null) return undefined
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return undefined
  }
}

/** What was chosen on a preview, for the days that want a choice. */
export const choosing =
  (sent: Sent) =>
  (days: readonly string[]): Choices =>
    readChoices(sent, days)

type Refusal = { why: 'clash' | 'unknown-venue'; dates: readonly Foreseen[]; sent: Sent }

/** What is still to be decided: each date by itself, or many at the choice for all of them. */
export function undecided({ lang, now }: Pick<Ctx, 'lang' | 'now'>, { why, dates, sent }: Refusal): FieldError[] {
  const w = previewWords(lang)
  if (why === 'unknown-venue') return [{ field: 'with', text: w.venueGone }]
  const open = dates.filter(isOpen)
  const saysSkip = sent['at-rest'] === 'skip'
  if (open.length > 3)
    return [{ field: saysSkip ? 'why-rest' : 'at-rest', text: saysSkip ? w.saySkip : w.undecidedMany(open.length) }]
  return open.map(({ on, choice }) => {
    const fields = fieldsOf(on)
    const day = sayDay(lang, startOfDay(on), now)
    const skips = choice?.kind === 'skip'
    return { field: skips ? fields.reason : fields.choice, text: w.ofDay(day, skips ? w.saySkip : w.undecided) }
  })
}
