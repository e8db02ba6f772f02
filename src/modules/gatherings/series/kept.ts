import { idFrom } from '#base/form.rules.ts'
import { keptReasons, type KeptReason } from './patch.ts'

/** A gathering a change left as it was, and why. */
export type Kept = { id: string; why: KeptReason }

/** What was left as it was, short enough for an address: the page after the change lists it. */
export const packKept = (kept: readonly Kept[]): string => kept.map(({ id, why }) => `${id}.${why}`).join('~')

/** The same again; nothing for what is no such list. */
export const readKept = (text: string | undefined): Kept[] =>
  (text ?? '').split('~').flatMap((part) => {
    const [id, reason] = part.split('.', 2)
    const why = keptReasons.find((each) => each === reason)
    const known = idFrom(id)
    return known !== null && why ? [{ id: known, why }] : []
  })
