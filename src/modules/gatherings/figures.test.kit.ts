import type { Insertable } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'

type Row = Insertable<Tables['gatherings.gathering']>
type Presence = Insertable<Tables['gatherings.presence']>

/** Somebody at a gathering: known by the roster (`p`), by a hash (`h`), or not at all; there, gone early, or never seen. */
export type Seen = { who: `p${number}` | `h${number}` | null; state?: Presence['state']; walkIn?: boolean }

/** A gathering as a test tells it: what a figure can see of it. */
export type Told = {
  startsAt: Date
  minutes?: number
  state?: Row['state']
  kind?: Row['kind']
  audience?: Row['audience']
  purpose?: Row['purpose']
  venueId?: string | null
  signUp?: 'none' | 'first-come'
  capacity?: number | null
  taken?: number
  seen?: readonly Seen[]
  counted?: number
  method?: Row['count_method']
  reason?: Row['reason_kind']
  assumed?: boolean
  title?: string
  unpublished?: boolean
}

export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`)

const wasThere = ({ state = 'present' }: Seen): boolean => state === 'present' || state === 'left'

/** Writes gatherings as they stand, with who was there; returns their ids in the same order. The database's own rules hold. */
export async function tell(ctx: Ctx, told: readonly Told[]): Promise<string[]> {
  const ids = told.map(({ startsAt }) => uuidv7(startsAt))
  const rows = told.map((one, i) => rowOf(ctx, ids[i] ?? '', one))
  const seen = told.flatMap((one, i) => (one.seen ?? []).map((who) => presenceOf(ctx, ids[i] ?? '', who)))
  await inArea(ctx, async (tx) => {
    if (rows.length > 0) await tx.insertInto('gatherings.gathering').values(rows).execute()
    if (seen.length > 0) await tx.insertInto('gatherings.presence').values(seen).execute()
  })
  return ids
}

const endOf = ({ startsAt, minutes = 90 }: Told): Date => new Date(startsAt.getTime() + minutes * 60_000)

const usual = {
  kind: 'class',
  purpose: 'learning',
  audience: 'everybody',
  signUp: 'none',
  state: 'held',
  title: '手机课',
  venueId: null,
  capacity: null,
  taken: 0,
  seen: [],
  assumed: false,
} as const

function rowOf(ctx: Ctx, id: string, told: Told): Row {
  const one = { ...usual, ...told }
  return {
    area_id: ctx.area.id,
    id,
    title: one.title,
    kind: one.kind,
    purpose: one.purpose,
    audience: one.audience,
    venue_id: one.venueId,
    starts_at: one.startsAt,
    ends_at: endOf(one),
    sign_up: one.signUp,
    capacity: one.capacity,
    taken: one.taken,
    present: one.seen.filter(wasThere).length,
    ...stateOf(one),
    ...numberOf(told),
    assumed: one.assumed,
    made_at: one.startsAt,
    published_at: one.unpublished ? null : one.startsAt,
  }
}

const stateOf = ({ state, reason = 'weather', ...told }: Told & { state: Row['state'] }) => ({
  state,
  reason_kind: ['cancelled', 'postponed', 'paused'].includes(state) ? reason : null,
  held_at: state === 'held' || state === 'evidenced' ? endOf(told) : null,
})

const numberOf = ({ counted, method = 'count' }: Told) =>
  counted === undefined ? {} : { counted, count_method: method }

const personId = (who: string): string => `00000000-0000-7000-8000-${who.slice(1).padStart(12, '0')}`

const presenceOf = (ctx: Ctx, gathering_id: string, { who, state = 'present', walkIn = false }: Seen): Presence => ({
  area_id: ctx.area.id,
  id: uuidv7(ctx.now),
  gathering_id,
  walk_in: walkIn,
  // A person of the roster has a hash too, which must not make two of them.
  person_id: who?.startsWith('p') ? personId(who) : null,
  who_hash: who === null ? null : Buffer.from(who),
  state,
  method: 'signin',
  mark_id: uuidv7(ctx.now),
  at: ctx.now,
})
