import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Addressed } from '../channels.rules.ts'
import { addressedIn } from '../consent/consent.rules.ts'
import { endConsent, giveConsent } from '../consent/consent.ts'
import { addressedOffered } from '../offered.ts'
import type { FormKey, PersonPage } from './answer.form.ts'
import { readAnswer, readHow } from './answer.rules.ts'
import { answeredMeanwhile } from './conflict.page.ts'
import { cardConsentsPage, deskConsentsPage } from './page.ts'
import { asReceiver, personWays, sayNo, type PersonWays } from './person-ways.ts'
import { consentSheet } from './sheet.page.ts'
import { answerRefusals, personWords } from './words.ts'

type Asked = Context<WebEnv>

/** The person an address names; 404 when unknown or not the reader's. */
async function personHere(c: Asked): Promise<PersonWays> {
  const id = idFrom(c.req.param('id'))
  const person = id === null ? null : await personWays(c.var.ctx, id)
  if (!person) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return person
}

/** The channel an address names. One that nobody carries any more can still be taken back. */
function channelHere(c: Asked): Addressed {
  const channel = addressedIn(c.req.param('channel'))
  if (!channel) throw new HTTPException(404)
  return channel
}

const atDesk = ({ personId }: PersonWays) => `/desk/people/${personId}/consents`
const behindCard = ({ personId }: PersonWays) => `/me/known/${personId}/consents`

function pageOf(c: Asked, person: PersonWays, base: string): PersonPage {
  const { ctx } = c.var
  const still = addressedIn(c.req.query('still')) ?? undefined
  return { person, offered: addressedOffered(c), now: ctx.now, newId: () => uuidv7(ctx.now), base, still }
}

type Wrong = { form: FormKey; sent: Sent; errors: FieldError[] }

const again = (c: Asked, person: PersonWays, { form, sent, errors }: Wrong) => {
  const page = { ...pageOf(c, person, atDesk(person)), back: { form, values: sent, errors } }
  return c.html(deskConsentsPage({ ...c.var.view, path: atDesk(person) }, page), 422)
}

/** Takes an answer down: a yes with its address and, for a child, who speaks; or a no. */
async function takeAnswer(c: Asked) {
  const { ctx, view } = c.var
  const [channel, person] = [channelHere(c), await personHere(c)]
  const w = personWords(ctx.lang)
  const sent = await sentForm(c)
  const read = readAnswer(sent, { channel, today: dayOf(ctx.now), numbers: person.numbers })
  const wrong = (errors: FieldError[]) => again(c, person, { form: channel, sent, errors })
  if (!read.good) return wrong(sentences(read.problems, answerRefusals(ctx.lang)))
  const id = formId(sent, ctx.now)
  const { how } = read.value
  if (!read.value.yes) {
    const { homeToo } = await sayNo(ctx, person, { id, channel, how })
    return sendTo(c, atDesk(person), { kind: 'done', text: homeToo ? w.done.homeToo : w.done.no })
  }
  if (!addressedOffered(c).includes(channel)) throw new HTTPException(404)
  const { address, guardian } = read.value
  const yes = { id, channel, how, address, guardian, lang: ctx.lang, seen: sent['seen'] ?? '' }
  const given = await giveConsent(ctx, asReceiver(person.personId), yes)
  if (given.done) return sendTo(c, atDesk(person), { kind: 'done', text: w.done.yes })
  if (given.why === 'guardian-needed')
    return wrong([{ field: `child-${channel}`, text: answerRefusals(ctx.lang)['guardian-needed'] }])
  const now = await personHere(c)
  return c.html(
    answeredMeanwhile(view, { channel, sent, address, how, person: now, base: atDesk(now), at: ctx.now }),
    409,
  )
}

/** Takes the household's yes back, because somebody of it says so. */
async function takeHouseholdBack(c: Asked) {
  const { ctx } = c.var
  const [channel, person] = [channelHere(c), await personHere(c)]
  if (person.homeId === null) throw new HTTPException(404)
  const sent = await sentForm(c)
  const how = readHow(sent, `home-${channel}`)
  if (!how.good)
    return again(c, person, {
      form: `home-${channel}`,
      sent,
      errors: sentences(how.problems, answerRefusals(ctx.lang)),
    })
  const no = { id: formId(sent, ctx.now), channel, how: how.value, answer: 'withdrawn' } as const
  await endConsent(ctx, { kind: 'home', id: person.homeId }, no)
  return sendTo(c, atDesk(person), { kind: 'done', text: personWords(ctx.lang).done.back })
}

/** What one person agreed to: taken down at the desk, read and taken back behind the card. */
export const personConsents = new Hono<WebEnv>()
  .get('/desk/people/:id/consents', may('take down what somebody agrees to'), async (c) => {
    const person = await personHere(c)
    return c.html(deskConsentsPage(c.var.view, pageOf(c, person, atDesk(person))))
  })
  .get('/desk/people/:id/consents/sheet', may('take down what somebody agrees to'), async (c) => {
    const person = await personHere(c)
    return c.html(consentSheet(c.var.view, { name: person.name, offered: addressedOffered(c), back: atDesk(person) }))
  })
  .post('/desk/people/:id/consents/:channel', may('take down what somebody agrees to'), takeAnswer)
  .post('/desk/people/:id/consents/home/:channel', may('take down what somebody agrees to'), takeHouseholdBack)
  .get('/me/known/:id/consents', may("read a household's own messages"), async (c) => {
    const person = await personHere(c)
    return c.html(cardConsentsPage(c.var.view, pageOf(c, person, behindCard(person))))
  })
  .post('/me/known/:id/consents/:channel/withdrawal', may("read a household's own messages"), async (c) => {
    const { ctx } = c.var
    const [channel, person] = [channelHere(c), await personHere(c)]
    await sayNo(ctx, person, { id: formId(await sentForm(c), ctx.now), channel, how: 'own-page' })
    return sendTo(c, behindCard(person), { kind: 'done', text: personWords(ctx.lang).done.back })
  })
