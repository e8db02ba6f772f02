import { Hono, type Context } from 'hono'
import { daysBetween, isDay, type Span } from '#base/days.ts'
import { checked, idFrom, type Checked, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sentForm, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { deskDayPath } from '../day.ts'
import { dayShiftsPage } from './day.page.ts'
import { ledDay } from './led.ts'
import { offeredAmong } from './mine.ts'
import { readPlan } from './plan.ts'
import { mostDays, rosterPath } from './roster.ts'
import { startRoster } from './rostering.ts'
import { rosterWords } from './roster.words.ts'

type Why = keyof ReturnType<typeof rosterWords>['refused']

/** The days somebody asks a roster for: two days in their order, not more than a month. */
function readSpan({ from = '', to = '' }: Sent): Checked<Span, Why> {
  const odd = (['from', 'to'] as const).filter((field) => !isDay({ from, to }[field]))
  if (odd.length > 0)
    return checked(
      { from, to },
      odd.map((field) => ({ field, why: 'day' as const })),
    )
  const days = daysBetween(from, to)
  return checked({ from, to }, [
    days < 0 && { field: 'to', why: 'order' as const },
    days >= mostDays && { field: 'to', why: 'long' as const },
  ])
}

async function start(c: Context<WebEnv>): Promise<Response> {
  const day = await ledDay(c)
  const { ctx, view } = c.var
  const sent = await sentForm(c)
  const span = readSpan(sent)
  const id = idFrom(sent['id']) ?? uuidv7(ctx.now)
  const started =
    span.good && day.team_id !== null && day.programme_id !== null
      ? await startRoster(ctx, { id, programmeId: day.programme_id, span: span.value })
      : ({ done: false, why: 'no-days' } as const)
  if (started.done) return c.redirect(rosterPath(id), 303)
  const problems = span.good ? [{ field: 'from', why: started.why }] : span.problems
  const plan = await readPlan(ctx, [day.id])
  const swaps = await offeredAmong(
    ctx,
    plan.places.map((place) => place.id),
  )
  const back = { values: { ...sent, id }, errors: sentences(problems, rosterWords(ctx.lang).refused) }
  return c.html(dayShiftsPage(view, { ctx, plan, swaps, base: `${deskDayPath(day)}/shifts`, day, span: back }), 422)
}

/** Having a roster proposed for the days of a programme. */
export const rosterDesk = new Hono<WebEnv>().post('/desk/vanguard/:id/roster', may('make the roster of a day'), start)
