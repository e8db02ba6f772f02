import { checked, choiceIn, textIn, type Checked, type Problem, type Sent, type TextProblem } from '#base/form.rules.ts'
import { handIn, staysHere, type AllyChoice, type HandProblem, type HandTo } from './hand.rules.ts'
import { hotlineIn } from './hotline.rules.ts'
import { categoryOf, terms, type Category, type Term } from '../needs.rules.ts'

/** How somebody of the committee reached the asker; `tried` is on record but stops no clock. */
export const contactWays = ['telephone', 'door', 'page', 'tried'] as const
export type ContactWay = (typeof contactWays)[number]

/** A need taken up: what the public will read, how long it may take, how the asker was reached, and who gets it. */
export type Acceptance = {
  title: string
  category: Category
  term: Term
  placeId: string | null
  onBoard: boolean
  contact: ContactWay | null
  /** Between neighbours: from now on seen by the director and its handler only. */
  dispute: boolean
  /** Words for the asker, shown on the asker's own page. */
  reply: string | null
  handTo: HandTo | null
  /** The number of the 12345 work order it came with. */
  hotlineRef: string | null
}

export type AcceptanceProblem =
  TextProblem | HandProblem | 'no-such-place' | 'choose-contact' | 'page-needs-reply' | 'odd-number' | 'dispute-stays'

export const mostTitle = 60
export const mostReply = 500

type Beside = {
  isPlace: (id: string) => boolean
  contactWanted: boolean
  allies: readonly AllyChoice[]
  /** Whether it is known to be between neighbours already. */
  dispute: boolean
}

/** Reads the form of acceptance. First contact must be said where the asker wants to hear back; on the page it is made by words. */
export function readAcceptance(sent: Sent, beside: Beside): Checked<Acceptance, AcceptanceProblem> {
  const { isPlace, contactWanted, allies } = beside
  const hand = handIn(sent, { field: 'hand', allies })
  const title = textIn(sent, 'title', { most: mostTitle })
  const reply = textIn(sent, 'reply', { most: mostReply, optional: true })
  const hotline = hotlineIn(sent)
  const acceptance: Acceptance = {
    title: title.text ?? '',
    category: categoryOf(sent['category'] ?? ''),
    term: choiceIn(sent, 'term', terms) ?? 'ordinary',
    placeId: sent['place'] || null,
    ...seenBy(sent, beside.dispute),
    contact: contactWanted ? choiceIn(sent, 'contact', contactWays) : null,
    reply: reply.text,
    handTo: hand.handTo,
    hotlineRef: hotline.ref,
  }
  return checked(acceptance, [
    title.problem,
    reply.problem,
    hotline.problem,
    placeProblem(acceptance, isPlace),
    contactProblem(acceptance, contactWanted),
    hand.problem,
    handProblem(acceptance),
  ])
}

const placeProblem = ({ placeId }: Acceptance, isPlace: Beside['isPlace']): Problem<AcceptanceProblem> | false =>
  placeId !== null && !isPlace(placeId) && { field: 'place', why: 'no-such-place' }

const handProblem = ({ dispute, handTo }: Acceptance): Problem<AcceptanceProblem> | false =>
  dispute && !staysHere(handTo) && { field: 'hand', why: 'dispute-stays' }

/** What is between neighbours is on no board, whatever else was ticked. */
function seenBy(sent: Sent, known: boolean): Pick<Acceptance, 'dispute' | 'onBoard'> {
  const dispute = known || sent['dispute'] === 'yes'
  return { dispute, onBoard: !dispute && sent['board'] === 'yes' }
}

function contactProblem({ contact, reply }: Acceptance, wanted: boolean): Problem<AcceptanceProblem> | false {
  if (wanted && contact === null) return { field: 'contact', why: 'choose-contact' }
  return contact === 'page' && reply === null && { field: 'reply', why: 'page-needs-reply' }
}

/** Whether first contact is still owed: the asker wants to hear back and nobody has spoken with them. */
export const contactOwed = (need: { reply_by: string; contacted_at: Date | null }): boolean =>
  need.reply_by !== 'none' && need.contacted_at === null
