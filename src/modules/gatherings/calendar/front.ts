import { dayOf } from '#base/days.ts'
import { writeCursor, type Page, type Paging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { chip, listCard, pageHead, pager } from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { listHref } from '#platform/web/list-href.ts'
import { hrefOf } from '../gathering.ts'
import { kindWords } from '../kinds.words.ts'
import { wasHeld } from '../kinds.rules.ts'
import { sayWhen } from '../show/page.ts'
import { askedQuery, monthOf, spanOf, type Asked } from './calendar.rules.ts'
import { gatheringsIn, listOf, type Line } from './calendar.ts'
import { monthGrid, titleOf, weekGrid } from './grids.ts'
import { frontNote, saySeats, sayOff } from './slots.ts'
import { filterRow, hrefTo, isNarrowed, nothingThere, turns, viewTabs } from './turns.ts'
import { calendarWords } from './words.ts'

export const path = '/gatherings'

type Front = { title: string; body: Html }

/** What everybody sees of a calendar: the same for every reader of one language, and kept for a moment. */
export const keptFront = (ctx: Ctx, asked: Asked, paging: Paging): Promise<Front> =>
  memoOf(ctx.db).keep(
    {
      areaId: ctx.area.id,
      key: `calendar ${JSON.stringify([ctx.lang, dayOf(ctx.now), asked, paging])}`,
      of: 'gatherings',
    },
    async () => {
      const { title, body } =
        asked.view === 'list' ? await list(ctx, asked, paging) : await grid(ctx, asked, asked.view)
      return { title, body: await body }
    },
  )

const head = (ctx: Ctx, title: string, asked: Asked): Html =>
  html`${pageHead({ title, lead: calendarWords(ctx.lang).lead })} ${viewTabs(ctx.lang, path, asked)}`

async function grid(ctx: Ctx, asked: Asked, view: 'month' | 'week'): Promise<Front> {
  const { rows, venues } = await gatheringsIn(ctx, spanOf(view, asked.day), { eyes: 'everybody', set: asked.set })
  const title = titleOf(ctx, view, asked.day)
  const weekHref = (day: string) => hrefTo(path, asked, { view: 'week', day })
  const { day } = asked
  const seats = (line: Line) => saySeats(ctx, line) || undefined
  const shown =
    view === 'month'
      ? monthGrid(ctx, { day, rows, weekHref, told: { href: hrefOf, note: seats } })
      : weekGrid(ctx, { day, rows, told: { href: hrefOf, note: (line) => frontNote(ctx, line) } })
  const body = html`${head(ctx, title, asked)} ${filterRow(ctx.lang, { path, asked, venues, planned: false })}
  ${turns(ctx, path, asked)} ${shown} ${rows.length ? nothing : nothingThere(ctx.lang, path, asked)}`
  return { title, body }
}

async function list(ctx: Ctx, asked: Asked, paging: Paging): Promise<Front> {
  const { page, venues } = await listOf(ctx, asked, { eyes: 'everybody', paging })
  const title = listTitle(ctx, asked, paging)
  const body = html`${head(ctx, title, asked)}
    <details ${attrs({ class: 'no-print', open: isNarrowed(asked) })}>
      <summary>${calendarWords(ctx.lang).choose}</summary>
      ${filterRow(ctx.lang, { path, asked, venues, planned: false })}
    </details>
    <div class="print-notice">
      ${page.rows.length ? listCard(page.rows.map((line) => item(ctx, line))) : nothingThere(ctx.lang, path, asked)}
    </div>
    ${turner(ctx, path, { asked, page })}`
  return { title, body }
}

/** 「最近活动」 from today on; elsewhere the month it begins with. */
export const listTitle = (ctx: Ctx, { day }: Asked, { after, before }: Paging): string =>
  after || before || day === dayOf(ctx.now) ? calendarWords(ctx.lang).list : titleOf(ctx, 'month', day)

/** Earlier and later pages of a list. */
export const turner = ({ lang }: Ctx, of: string, { asked, page }: { asked: Asked; page: Page<Line> }): Html => {
  const cursor = (name: string, at: Page<Line>['next']) =>
    at ? listHref(of, { ...askedQuery(asked), month: monthOf(asked.day), [name]: writeCursor(at) }) : undefined
  return pager({ lang, previous: cursor('before', page.previous), next: cursor('after', page.next) })
}

const item = (ctx: Ctx, line: Line) => {
  const { lang } = ctx
  const k = kindWords(lang)
  const off = sayOff(lang, line)
  const whom = line.audience === 'everybody' ? '' : calendarWords(lang).forWhom(k.audiences[line.audience])
  return {
    title: off ? html`<s>${line.title}</s>` : line.title,
    href: hrefOf(line),
    chip: stateChip(ctx, line),
    note: [sayWhen(lang, line, ctx.now), off ?? frontNote(ctx, line), whom].filter(Boolean).join(' · '),
  }
}

/** Only what is not as one would expect carries a chip: called off, or over. */
const stateChip = ({ lang }: Ctx, line: Line): Html | undefined => {
  const k = kindWords(lang)
  if (line.reason_kind !== null) return chip('off', k.states[line.state])
  return wasHeld(line.state) ? chip('done', k.states[line.state]) : undefined
}
