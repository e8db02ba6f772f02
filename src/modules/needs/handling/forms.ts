import type { Checked } from '#base/form.rules.ts'
import type { Outcome } from '#base/outcome.ts'
import { isUuid } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { KeptPicture } from '#platform/files/files.ts'
import type { Form } from '#platform/web/read-form.ts'
import { ask, tell } from '../asking/asking.ts'
import { readQuestion, readTold } from '../asking/asking.rules.ts'
import { entrust, reveal } from '../disputes/disputes.ts'
import { leave, refer } from '../ending/ending.ts'
import { readLeaving, readReferral } from '../ending/ending.rules.ts'
import { extend } from '../extending/extension.ts'
import { readExtension } from '../extending/extension.rules.ts'
import { answer, withdraw } from '../followup/answer.ts'
import { readAnswer } from '../followup/answer.rules.ts'
import { merge, unmerge } from '../merging/merging.ts'
import { readMerging, readParting, tellingWanted, wishedNumber } from '../merging/merging.rules.ts'
import type { MoveRefusal, Need } from '../move.ts'
import { asksForNewFacts } from '../needs.rules.ts'
import { readNumber } from '../number.ts'
import { findPlace, type PlaceChoices } from '../places.ts'
import { promise } from '../promising/promise.ts'
import { readPromise } from '../promising/promise.rules.ts'
import { resume, wait } from '../waiting/waiting.ts'
import { readCameBack, readWait } from '../waiting/waiting.rules.ts'
import { giveBack, resolve, start, take } from '../work/work.ts'
import { readResult, readReturn } from '../work/work.rules.ts'
import { accept, assign, contact, reassign, type OnNeed } from './acceptance.ts'
import { contactOwed, readAcceptance } from './acceptance.rules.ts'
import { show } from './board-entry.ts'
import type { FormName } from './case-page.ts'
import { noteHotline } from './hotline.ts'
import type { AllyChoice } from './hand.rules.ts'
import { readHotline } from './hotline.rules.ts'
import type { DeskRefusal } from './refused.words.ts'
import { readAssignment, readBoardEntry, readContact, readReassignment, readWithdrawal } from './simple-forms.rules.ts'

/** What a form is read against. */
export type Beside = { need: Need; places: PlaceChoices; allies: readonly AllyChoice[]; now: Date }

/** What a form came to: the act, ready to be done. */
export type Ready = (
  ctx: Ctx,
  on: OnNeed,
  pictures: readonly KeptPicture[],
) => Promise<Outcome<Need, MoveRefusal | DeskRefusal>>

type Read = (form: Form, beside: Beside) => Checked<Ready, DeskRefusal>

/** The act of what was read, or what is wrong with it. */
const then = <T>(read: Checked<T, DeskRefusal>, act: (value: T) => Ready): Checked<Ready, DeskRefusal> =>
  read.good ? { good: true, value: act(read.value) } : read

const nowhere = { compoundId: null, buildingId: null }

const acceptance: Read = ({ sent }, { need, places, allies }) => {
  const isPlace = (id: string) => findPlace(places, id) !== null
  const beside = { isPlace, allies, contactWanted: contactOwed(need), dispute: need.dispute }
  return then(readAcceptance(sent, beside), (input) => {
    const place = findPlace(places, input.placeId ?? undefined) ?? nowhere
    return (ctx, on) => accept(ctx, on, { ...input, place })
  })
}

const merging: Read = ({ sent }, { need }) => {
  const read = readMerging(sent, { wanted: tellingWanted(need), into: readNumber(wishedNumber(sent)) })
  return then(read, (input) => (ctx, on) => merge(ctx, on, input))
}

/** Each form of a need's page as the act it asks for. */
export const readAct: Record<Exclude<FormName, 'open'>, Read> = {
  accept: acceptance,
  contact: ({ sent }) => then(readContact(sent), (input) => (ctx, on) => contact(ctx, on, input)),
  assign: ({ sent }, { allies }) => then(readAssignment(sent, allies), (input) => (ctx, on) => assign(ctx, on, input)),
  reassign: ({ sent }, { allies }) =>
    then(readReassignment(sent, allies), (input) => (ctx, on) => reassign(ctx, on, input)),
  promise: ({ sent }, { need, now }) =>
    then(readPromise(sent, { dueAt: need.due_at, now }), (input) => (ctx, on) => promise(ctx, on, input)),
  take: () => ({ good: true, value: take }),
  start: () => ({ good: true, value: start }),
  return: ({ sent }) => then(readReturn(sent), (input) => (ctx, on) => giveBack(ctx, on, input)),
  resolve: ({ sent }) =>
    then(
      readResult(sent),
      ({ result }) =>
        (ctx, on, pictures) =>
          resolve(ctx, on, { result, pictures }),
    ),
  confirm: ({ sent }, { need }) =>
    then(
      readAnswer(sent, { newFactsWanted: asksForNewFacts(need.reopenings) }),
      (input) => (ctx, on) => answer(ctx, on, input),
    ),
  withdraw: ({ sent }) => then(readWithdrawal(sent), (input) => (ctx, on) => withdraw(ctx, on, input)),
  show: ({ sent, all }) =>
    then(readBoardEntry(sent), (entry) => (ctx, on) => {
      const pictureIds = all('shownPictures').filter(isUuid)
      return show(ctx, on, { ...entry, pictureIds })
    }),
  ask: ({ sent }) => then(readQuestion(sent), (input) => (ctx, on) => ask(ctx, on, input)),
  tell: ({ sent }) => then(readTold(sent), (input) => (ctx, on) => tell(ctx, on, input)),
  wait: ({ sent }, { now }) => then(readWait(sent, now), (input) => (ctx, on) => wait(ctx, on, input)),
  resume: ({ sent }) => then(readCameBack(sent), (input) => (ctx, on) => resume(ctx, on, input)),
  extend: ({ sent }, { need, now }) =>
    then(readExtension(sent, { dueAt: need.due_at, now }), (input) => (ctx, on) => extend(ctx, on, input)),
  refer: ({ sent }, { need }) =>
    then(readReferral(sent, { contactWanted: contactOwed(need) }), (input) => (ctx, on) => refer(ctx, on, input)),
  leave: ({ sent }) => then(readLeaving(sent), (input) => (ctx, on) => leave(ctx, on, input)),
  hotline: ({ sent }) => then(readHotline(sent), (input) => (ctx, on) => noteHotline(ctx, on, input)),
  entrust: ({ sent }) => ({
    good: true,
    value: (ctx, on) => entrust(ctx, on, { handlerId: sent['handler'] ?? '' }),
  }),
  reveal: ({ sent }) => ({
    good: true,
    value: (ctx, on) => reveal(ctx, on, { readerId: sent['reader'] ?? '' }),
  }),
  merge: merging,
  unmerge: ({ sent }) => then(readParting(sent), (input) => (ctx, on) => unmerge(ctx, on, input)),
}
