import { addDays, dayOf, DAY_MS } from '#base/days.ts'
import { sayMoment } from '#base/say-date.ts'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import { chip, type ChipKind, type ListItem } from '#platform/web/components.ts'
import type { TodayPart } from '#platform/web/today.ts'
import { may } from './access.ts'
import { certificatesHref } from './certificates/desk.page.ts'
import { deskDayPath, vanguardDays } from './day.ts'
import { missingIn } from './days/board.ts'
import { hoursHref } from './hours/list.page.ts'
import { todayWords } from './today.words.ts'
import { volunteersHref, wishesHref } from './volunteers/address.ts'
import { soonDays } from './volunteers/skill.rules.ts'

/** A day that lacks people is told so many days before: there is time left to ask. */
const AHEAD_DAYS = 4

type Counts = { short: { id: string; at: Date; missing: number }[] } & Record<
  'proposed' | 'disputed' | 'wishes' | 'certificates' | 'papers',
  number
>

/** What waits for the committee: the coming day's gaps, hours, wishes to help, certificates, papers that end (domain E1, B11). */
export const vanguardToday: TodayPart = async (ctx) => {
  if (!may.allows(ctx.actor, 'plan vanguard days')) return []
  const w = todayWords(ctx.lang)
  const counts = await counted(ctx)
  const line = (n: number, title: string, way: Way): ListItem[] =>
    n > 0 ? [{ title, href: way.href, chip: chip(way.kind ?? 'waiting', way.text) }] : []
  return [
    ...counts.short.flatMap(({ id, at, missing }) =>
      line(missing, w.short(sayMoment(ctx.lang, at, ctx.now), missing), {
        href: `${deskDayPath({ id })}/shifts`,
        text: w.find,
      }),
    ),
    ...line(counts.disputed, w.disputed(counts.disputed), { href: hoursHref, text: w.settle }),
    ...line(counts.proposed, w.hours(counts.proposed), { href: hoursHref, text: w.confirm, kind: 'going' }),
    ...line(counts.wishes, w.wishes(counts.wishes), { href: wishesHref, text: w.ring }),
    ...(may.allows(ctx.actor, 'issue certificates')
      ? line(counts.certificates, w.certificates(counts.certificates), { href: certificatesHref, text: w.issue })
      : []),
    ...line(counts.papers, w.papers(counts.papers, soonDays), {
      href: `${volunteersHref}?expiring=yes`,
      text: w.renew,
      kind: 'going',
    }),
  ]
}

type Way = { href: string; text: string; kind?: ChipKind }

async function counted(ctx: Ctx): Promise<Counts> {
  const soon = { start: ctx.now, end: new Date(ctx.now.getTime() + AHEAD_DAYS * DAY_MS) }
  const [days, lacking, lines, wishes, certificates, papers] = await look(ctx, (tx) => [
    vanguardDays(tx, ctx)
      .where('g.state', '=', 'published')
      .where('g.starts_at', '>', soon.start)
      .where('g.starts_at', '<', soon.end)
      .orderBy('g.starts_at'),
    missingIn(tx, ctx, soon),
    countBy(tx, ctx).hours,
    countBy(tx, ctx).wishes,
    countBy(tx, ctx).certificates,
    countBy(tx, ctx).papers,
  ])
  const theirs = lines.filter((one) => mayPlanAt(ctx.actor, one))
  const of = (state: string) => theirs.reduce((sum, one) => sum + (one.state === state ? one.n : 0), 0)
  const missing = new Map(lacking.map((one) => [one.gathering_id, one.missing]))
  return {
    short: days
      .filter((day) => mayPlanAt(ctx.actor, day))
      .map(({ id, starts_at: at }) => ({ id, at, missing: missing.get(id) ?? 0 })),
    proposed: of('proposed'),
    disputed: of('disputed'),
    wishes: wishes[0]?.n ?? 0,
    certificates: certificates[0]?.n ?? 0,
    papers: papers[0]?.n ?? 0,
  }
}

const countBy = (tx: Tx, ctx: Ctx) => ({
  // By the place of their day: time of no day is the whole area's.
  hours: tx
    .selectFrom('vanguard.service as s')
    .leftJoin('gatherings.v_gathering as g', (join) =>
      join.onRef('g.area_id', '=', 's.area_id').onRef('g.id', '=', 's.gathering_id'),
    )
    .select((eb) => ['s.state', 'g.compound_id', 'g.building_id', eb.fn.countAll<number>().as('n')])
    .where('s.area_id', '=', ctx.area.id)
    .where('s.state', 'in', ['proposed', 'disputed'])
    .groupBy(['s.state', 'g.compound_id', 'g.building_id']),
  wishes: tx
    .selectFrom('vanguard.wish_to_help')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'new'),
  certificates: tx
    .selectFrom('vanguard.certificate_ask')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'open'),
  papers: tx
    .selectFrom('vanguard.skill as k')
    .innerJoin('vanguard.volunteer as v', (join) =>
      join.onRef('v.area_id', '=', 'k.area_id').onRef('v.id', '=', 'k.volunteer_id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('k.area_id', '=', ctx.area.id)
    .where('k.ended_at', 'is', null)
    .where('k.expires_on', '<=', addDays(dayOf(ctx.now), soonDays))
    .where('v.state', '<>', 'left'),
})
