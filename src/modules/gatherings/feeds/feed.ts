import ical, { ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator'
import type { Ctx } from '#platform/ctx.ts'
import { kindWords } from '../kinds.words.ts'
import type { FeedLine } from './feed-lines.ts'
import { feedWords } from './words.ts'

/** How a gathering stands in somebody's own calendar: led, waited for, or not published yet. `sure`: it takes place with them. */
export type Standing = { say: string; sure: boolean }

type Feed = {
  name: string
  lines: readonly FeedLine[]
  /** The origin links in it lead to. */
  origin: string
  standing?: ReadonlyMap<string, Standing> | undefined
}

/**
 * Gatherings as a calendar of RFC 5545. Moments are written in UTC, so that no program has to know a time zone; the id of an
 * event stays the same through all its versions, and what was called off says so instead of vanishing.
 */
export function feedText(ctx: Ctx, { name, lines, origin, standing }: Feed): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'jinlin', product: 'gatherings', language: ctx.lang.toUpperCase() },
    ttl: HOURS_BETWEEN * 3600,
  })
  for (const line of lines) calendar.createEvent(eventOf(ctx, line, { origin, standing: standing?.get(line.id) }))
  return calendar.toString()
}

/** How often programs should look again. */
const HOURS_BETWEEN = 4

type Around = { origin: string; standing: Standing | undefined }

function eventOf(ctx: Ctx, line: FeedLine, { origin, standing }: Around): ICalEventData {
  const w = feedWords(ctx.lang)
  return {
    id: `${line.id}@${ctx.area.code}.jinlin`,
    sequence: line.version,
    // Without a reply expected, the stamp is when it was last changed: the same text for the same calendar.
    stamp: line.changed_at,
    created: line.made_at,
    lastModified: line.changed_at,
    start: line.starts_at,
    end: line.ends_at,
    summary: standing ? w.standing(standing.say, line.title) : line.title,
    description: describe(ctx, line),
    location: line.venue_name ?? line.elsewhere,
    url: `${origin}/gatherings/${line.id}?area=${ctx.area.code}`,
    status: statusOf(line, standing),
  }
}

const statusOf = ({ reason_kind }: FeedLine, standing: Standing | undefined): ICalEventStatus => {
  if (reason_kind !== null) return ICalEventStatus.CANCELLED
  return standing?.sure === false ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

function describe({ lang }: Ctx, line: FeedLine): string {
  const k = kindWords(lang)
  const why = line.reason_kind && `${k.states[line.state]}: ${line.reason ?? k.reasons[line.reason_kind]}`
  return [why, `${k.kinds[line.kind]} · ${k.audiences[line.audience]}`, line.about].filter(Boolean).join('\n')
}
