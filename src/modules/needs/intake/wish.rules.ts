import {
  checked,
  choiceIn,
  phoneDigits,
  textIn,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { categories, type Category } from '../needs.rules.ts'

/** How the asker wants to hear back: not at all, by looking with number and code, by telephone, or at the door. */
export const replies = ['page', 'telephone', 'door', 'none'] as const
export type ReplyBy = (typeof replies)[number]

/** How somebody of the committee heard of it. */
export const channels = ['telephone', 'door', 'paper'] as const
export type Channel = 'web' | (typeof channels)[number]

/** Who asks, as far as they wish to say; kept sealed. `door` is the room to ring at. */
export type Asker = { name: string | null; phone: string | null; door: string | null }

/** What somebody wishes, read from a form and found right. */
export type Wish = {
  category: Category
  /** Null when only a picture says it. */
  words: string | null
  placeId: string | null
  spot: string | null
  asker: Asker
  replyBy: ReplyBy
  /** Between neighbours, and not for everybody's eyes. */
  dispute: boolean
}

export type WishProblem =
  | TextProblem
  | 'choose-category'
  | 'say-or-show'
  | 'no-such-place'
  | 'phone-wrong'
  | 'phone-for-reply'
  | 'place-for-visit'
  | 'choose-channel'

/** Longest texts, in characters. The sentence is one sentence; the rest are a few words. */
export const most = { words: 500, spot: 60, name: 20, door: 20 }

type Beside = { isPlace: (id: string) => boolean; pictures: number }

/** Reads the form of a wish. A picture may stand for the sentence; a telephone reply needs a number, a visit a building. */
export function readWish(sent: Sent, { isPlace, pictures }: Beside): Checked<Wish, WishProblem> {
  const category = choiceIn(sent, 'category', categories)
  const replyBy = choiceIn(sent, 'reply', replies) ?? 'page'
  const spot = textIn(sent, 'spot', { most: most.spot, optional: true })
  const { texts, asker } = askerIn(sent)
  const words = textIn(sent, 'words', { most: most.words, optional: pictures > 0 })
  const placeId = sent['place'] || null
  const dispute = sent['dispute'] === 'yes'
  const wish: Wish = {
    category: category ?? 'other',
    words: words.text,
    placeId,
    spot: spot.text,
    asker,
    replyBy,
    dispute,
  }
  return checked(wish, [
    category === null && { field: 'category', why: 'choose-category' },
    words.problem && { field: 'words', why: words.problem.why === 'missing' ? 'say-or-show' : words.problem.why },
    placeProblem(wish, isPlace),
    spot.problem,
    ...texts,
    phoneProblem(sent, replyBy),
  ])
}

function placeProblem({ placeId, replyBy }: Wish, isPlace: Beside['isPlace']): Problem<WishProblem> | false {
  if (placeId === null) return replyBy === 'door' && { field: 'place', why: 'place-for-visit' }
  return !isPlace(placeId) && { field: 'place', why: 'no-such-place' }
}

function askerIn(sent: Sent): { texts: (Problem<TextProblem> | false)[]; asker: Asker } {
  const name = textIn(sent, 'name', { most: most.name, optional: true })
  const door = textIn(sent, 'door', { most: most.door, optional: true })
  const phone = phoneDigits(sent['phone'] ?? '')
  return { texts: [name.problem, door.problem], asker: { name: name.text, phone, door: door.text } }
}

function phoneProblem(sent: Sent, replyBy: ReplyBy): Problem<WishProblem> | false {
  const typed = (sent['phone'] ?? '').trim()
  if (typed !== '' && phoneDigits(typed) === null) return { field: 'phone', why: 'phone-wrong' }
  return typed === '' && replyBy === 'telephone' && { field: 'phone', why: 'phone-for-reply' }
}
