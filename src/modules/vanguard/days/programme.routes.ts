import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf, startOfDay } from '#base/days.ts'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { sayDay } from '#base/say-date.ts'
import { uuidv7 } from '#base/uuid.ts'
import { choicesHere, previewSeries, readSpot } from '#modules/gatherings/public.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { usualOf } from '../stalls/usual.ts'
import { rulesPath } from './board.page.ts'
import { programmesPage, type Filled } from './programme.page.ts'
import { readChange, readProgramme, weekdayIn, type ProgrammeInput } from './programme.rules.ts'
import {
  changeProgramme,
  makeProgramme,
  programmeById,
  programmesOf,
  seriesOfProgramme,
  teamsHere,
  type Programme,
} from './programme.ts'
import { programmeWords } from './programme.words.ts'
import { refusedWords } from './refused.words.ts'
import { careSent, ruleConflict, rulePage, type RuleBack } from './usual.page.ts'

type Asked = Context<WebEnv>
const plan = may('plan vanguard days')

/** The programme of the address; 404 for an unknown one. */
export async function programmeHere(c: Asked): Promise<Programme> {
  const programme = await programmeById(c.var.ctx, idFrom(c.req.param('id')))
  if (!programme) throw new HTTPException(404)
  return programme
}

async function showList(c: Asked, filled: Filled | null, id?: string) {
  const { ctx, view } = c.var
  const [programmes, teams, choices] = await Promise.all([programmesOf(ctx), teamsHere(ctx), choicesHere(ctx)])
  c.header('cache-control', 'no-store')
  const page = programmesPage(view, { programmes, teams, choices, newId: id ?? uuidv7(ctx.now), filled })
  return c.html(page, filled?.errors ? 422 : 200)
}

/** What a form nobody filled in says: from today on, on the weekday of today, in the morning. */
const fresh = (c: Asked): Filled => {
  const { ctx } = c.var
  const today = dayOf(ctx.now)
  const title = programmeWords(ctx.lang).nameValue
  const times = { from: '09:00', to: '11:00', weekday: weekdayIn(today), startsOn: today }
  return { values: { title, ...times, onHoliday: 'skip', takesWishes: 'yes' } }
}

async function make(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = programmeWords(ctx.lang)
  const no = refusedWords(ctx.lang)
  const sent = await sentForm(c)
  const id = formId(sent, ctx.now)
  const back = (errors: FieldError[]) => showList(c, { values: sent, errors }, id)
  const read = readProgramme(sent, { today: dayOf(ctx.now), spot: readSpot(sent, await choicesHere(ctx)) })
  if (!read.good) return back(sentences(read.problems, no))
  const made = await makeProgramme(ctx, { id, input: read.value })
  if (made.done) return sendTo(c, `${rulesPath}/${made.value.id}`, { kind: 'done', text: w.made })
  if (made.why === 'clash') return back([{ field: 'venue', text: w.clash(await clashDays(c, read.value)) }])
  return back([{ field: made.why === 'unknown-team' ? 'team' : 'venue', text: no[made.why] }])
}

const MOST_SAID = 6

/** The days on which the place is taken, as far as they can be said in a sentence. */
async function clashDays(c: Asked, input: ProgrammeInput): Promise<string> {
  const { ctx } = c.var
  const nobody = { id: '', name: '', lead_id: null }
  const { clashing } = await previewSeries(ctx, seriesOfProgramme(input, nobody), () => new Map())
  const said = clashing.slice(0, MOST_SAID).map((day) => sayDay(ctx.lang, startOfDay(day), ctx.now))
  return `${said.join(ctx.lang === 'zh' ? '、' : ', ')}${clashing.length > MOST_SAID ? '…' : ''}`
}

/** The page of one programme, with a form that came back if there is one. */
export async function showRule(c: Asked, programme: Programme, back?: RuleBack) {
  const { ctx, view } = c.var
  const [usual, teams] = await Promise.all([usualOf(ctx, programme.id), teamsHere(ctx)])
  const asked = c.req.query('open')
  const open = asked === 'new' ? 'new' : idFrom(asked)
  const id = back?.values['id']
  const newId = typeof id === 'string' && id !== '' ? id : uuidv7(ctx.now)
  c.header('cache-control', 'no-store')
  return c.html(rulePage(view, { programme, usual, teams, newId, open, back }), back ? 422 : 200)
}

async function change(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = programmeWords(ctx.lang)
  const programme = await programmeHere(c)
  const sent = await sentForm(c)
  const back = (errors: FieldError[]) => showRule(c, programme, { of: programme.id, values: sent, errors })
  const read = readChange(sent)
  if (!read.good) return back(sentences(read.problems, refusedWords(ctx.lang)))
  const outcome = await changeProgramme(
    ctx,
    { id: programme.id, version: wholeNumber(sent['version']) ?? 0 },
    read.value,
  )
  if (outcome.done) return sendTo(c, `${rulesPath}/${programme.id}`, { kind: 'done', text: w.changed })
  if (outcome.why === 'unknown') return c.notFound()
  if (outcome.why === 'stale') return conflict(c, programme, sent)
  return back([{ field: 'team', text: refusedWords(ctx.lang)[outcome.why] }])
}

async function conflict(c: Asked, programme: Programme, sent: Sent): Promise<Response> {
  const { ctx, view } = c.var
  const w = programmeWords(ctx.lang)
  const teams = await teamsHere(ctx)
  const said = ({ team, weather, takesWishes }: Sent) => [
    teams.find(({ id }) => id === team)?.name ?? '',
    weather ?? '',
    `${w.wishes.term}：${takesWishes === 'yes' ? w.wishes.yes : w.wishes.no}`,
  ]
  const href = `${rulesPath}/${programme.id}`
  const fields = { ...sent, version: String(programme.version) }
  const page = { mine: said(sent), theirs: said(careSent(programme)), href, action: href, sent: fields }
  return c.html(ruleConflict(view, page), 409)
}

/** Programmes: the rule vanguard days come of. */
export const programmeRoutes = new Hono<WebEnv>()
  .get(rulesPath, plan, (c) => showList(c, c.req.query('open') === 'new' ? fresh(c) : null))
  .post(rulesPath, plan, make)
  .get(`${rulesPath}/:id`, plan, async (c) => showRule(c, await programmeHere(c)))
  .post(`${rulesPath}/:id`, plan, change)
