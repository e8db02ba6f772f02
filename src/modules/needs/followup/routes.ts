import { Hono, type Context } from 'hono'
import type { Checked, Sent } from '#base/form.rules.ts'
import type { Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, type Form } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { tell } from '../asking/asking.ts'
import { readTold } from '../asking/asking.rules.ts'
import { askingWords } from '../asking/words.ts'
import { boardNeed } from '../board/board-need.ts'
import type { NeedCase } from '../case.ts'
import { readCode } from '#base/follow-code.ts'
import { formOf } from '../form.ts'
import { readWithdrawal } from '../handling/simple-forms.rules.ts'
import { unmerge } from '../merging/merging.ts'
import { readParting } from '../merging/merging.rules.ts'
import { mergingWords } from '../merging/words.ts'
import type { Need } from '../move.ts'
import { asksForNewFacts } from '../needs.rules.ts'
import { pathNumber, readNumber, sayNumber } from '../number.ts'
import { writePass } from '../pass.ts'
import { answer, withdraw, type Said } from './answer.ts'
import { readAnswer, type AnswerProblem } from './answer.rules.ts'
import { lookUpPage, minePage } from './look-up.page.ts'
import { lookUp, needsOfHome, ownNeed, restsFor } from './own-need.ts'
import { ownPage, type OwnPage } from './page.ts'
import { followWords } from './words.ts'

const own = may('follow an own need')

/** The need of the address if this is its asker, with the pass that showed it. */
async function mine(c: Context<WebEnv>, pass: string | undefined): Promise<NeedCase | null> {
  const number = pathNumber(c.req.param('number'))
  return number && (await ownNeed(c.var.ctx, number, pass))
}

async function showOwn(c: Context<WebEnv>, { need, pass, back }: Pick<OwnPage, 'need' | 'pass' | 'back'>) {
  const { ctx, view } = c.var
  const { into } = need.lineage
  const goesOn = into && (await boardNeed(ctx, into))
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  return c.html(ownPage(view, { ctx, need, pass, goesOn, back, newId: () => uuidv7(ctx.now) }), back ? 422 : 200)
}

/** Whoever has no pass, or an old one, is asked for the code; the number is laid ready. */
const askForCode = (c: Context<WebEnv>) =>
  c.redirect(`/needs/follow?number=${encodeURIComponent(c.req.param('number') ?? '')}`, 303)

type Told = { need: NeedCase; form: Form; pass: string | undefined; said: Said }

/** Reads what an asker sent about an own need. */
async function told(c: Context<WebEnv>): Promise<Told | null> {
  const form = await formOf(c)
  const pass = form.sent['pass']
  const need = await mine(c, pass)
  return (
    need && {
      need,
      form,
      pass,
      said: { number: need, id: formId(form.sent, c.var.ctx.now), version: null, asker: true },
    }
  )
}

/** Back to the page, with a fresh pass where one is needed. */
function thank(c: Context<WebEnv>, { need, pass }: Told, text: string) {
  const fresh = pass === undefined ? '' : `?pass=${writePass(c.var.ctx, { kind: 'asker', needId: need.id })}`
  return sendTo(c, `/needs/${sayNumber(need)}/mine${fresh}`, { kind: 'done', text })
}

const isAnswerProblem = (why: string): why is AnswerProblem => why === 'say-what-is-new'

/** One thing an asker can say about an own need. `field`: where a refusal of the act itself stands. */
type Saying<T> = {
  form: NonNullable<OwnPage['back']>['form']
  field: string
  read: (sent: Sent, need: NeedCase) => Checked<T, keyof ReturnType<typeof followWords>['refused']>
  act: (ctx: Ctx, said: Said, value: T) => Promise<Outcome<Need, string>>
  thanks: (lang: Lang, after: Need) => string
}

/** Reads what was said, does it and says thanks; else the page again with everything typed. */
const take =
  <T>({ form, field, read, act, thanks }: Saying<T>) =>
  async (c: Context<WebEnv>): Promise<Response> => {
    const { ctx } = c.var
    const w = followWords(ctx.lang)
    const came = await told(c)
    if (!came) return askForCode(c)
    const again = (errors: FieldError[]) =>
      showOwn(c, { need: came.need, pass: came.pass, back: { form, values: came.form.sent, errors } })
    const wanted = read(came.form.sent, came.need)
    if (!wanted.good) return again(sentences(wanted.problems, w.refused))
    const outcome = await act(ctx, came.said, wanted.value)
    if (outcome.done) return thank(c, came, thanks(ctx.lang, outcome.value))
    return again([{ field, text: isAnswerProblem(outcome.why) ? w.refused[outcome.why] : w.notNow }])
  }

const takeAnswer = take({
  form: 'answer',
  field: 'said',
  read: (sent, need) => readAnswer(sent, { newFactsWanted: asksForNewFacts(need.reopenings) }),
  act: answer,
  thanks: (lang, after) => (after.state === 'reopened' ? followWords(lang).reopenedSaid : followWords(lang).thanks),
})

const takeWithdrawal = take({
  form: 'withdrawal',
  field: 'withdrawWords',
  read: readWithdrawal,
  act: withdraw,
  thanks: (lang) => followWords(lang).withdrawnSaid,
})

const takeReply = take({
  form: 'reply',
  field: 'answered',
  read: readTold,
  act: tell,
  thanks: (lang) => askingWords(lang).ownThanks,
})

const takeSeparation = take({
  form: 'separation',
  field: 'partWords',
  read: readParting,
  act: unmerge,
  thanks: (lang) => mergingWords(lang).ownThanks,
})

async function takeCode(c: Context<WebEnv>): Promise<Response> {
  const { ctx, view } = c.var
  const w = followWords(ctx.lang)
  const { sent } = await formOf(c)
  const [number, code] = [readNumber(sent['number']), readCode(sent['code'])]
  const errors = [
    ...(number ? [] : [{ field: 'number', text: w.wrongNumber }]),
    ...(code ? [] : [{ field: 'code', text: w.wrongCode }]),
  ]
  if (!number || !code) return c.html(lookUpPage(view, { values: sent, errors }), 422)
  const found = await lookUp(ctx, { number, code })
  if (found.done) return c.redirect(`/needs/${sayNumber(number)}/mine?pass=${found.value}`, 303)
  if (found.why === 'locked') {
    c.header('retry-after', String(restsFor * 60))
    return c.html(lookUpPage(view, { values: sent, problem: w.locked(restsFor) }), 429)
  }
  return c.html(lookUpPage(view, { values: sent, errors: [{ field: 'code', text: w.noMatch }] }), 422)
}

/** What an asker does afterwards: look, confirm, ask again, withdraw. */
export const followup = new Hono<WebEnv>()
  .get('/needs/follow', own, (c) => c.html(lookUpPage(c.var.view, { values: { number: c.req.query('number') ?? '' } })))
  .post('/needs/follow', own, takeCode)
  .get('/needs/mine', own, async (c) => {
    const { ctx, view } = c.var
    if (ctx.actor.homeId === null) return c.redirect('/needs/follow', 303)
    return c.html(minePage(view, { lines: await needsOfHome(ctx, ctx.actor.homeId), now: ctx.now }))
  })
  .get('/needs/:number/mine', own, async (c) => {
    const pass = c.req.query('pass')
    const need = await mine(c, pass)
    return need ? showOwn(c, { need, pass }) : askForCode(c)
  })
  .post('/needs/:number/mine/answer', own, takeAnswer)
  .post('/needs/:number/mine/reply', own, takeReply)
  .post('/needs/:number/mine/withdrawal', own, takeWithdrawal)
  .post('/needs/:number/mine/separation', own, takeSeparation)
