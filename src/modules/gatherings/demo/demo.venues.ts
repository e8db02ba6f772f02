import type { Insertable } from 'kysely'
import type { Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'

export type VenueKey = 'pavilion' | 'classroom' | 'hall' | 'outdoor'

/** A venue of the demonstration, in the compound at `at` of the area, and since when it is there. */
type DemoVenue = {
  kind: VenueKey
  name: string
  at: number
  whereabouts: string
  capacity: number
  stepFree: boolean
  rain: 'indoor' | 'roofed' | 'open'
  hours: [number, number][]
  equipment: string | null
  about: string
  /** The day it was opened; null for one that was always there. */
  opened: Day | null
}

const daytime: [number, number][] = [
  [510, 690],
  [780, 1020],
  [1080, 1260],
]

/** The pavilion and the classroom are the article's; the hall and the square are invented, as is all that is said of them. */
const venues: readonly DemoVenue[] = [
  {
    kind: 'pavilion',
    name: '花园议事亭',
    at: 1,
    whereabouts: '花园中间，从大门进来直走（演示）',
    capacity: 24,
    stepFree: true,
    rain: 'roofed',
    hours: [[480, 1260]],
    equipment: '长桌、六条长凳、白板、电源',
    about: '邻居们坐下来商量事情的地方。没有人议事的时候，谁都可以来坐坐。',
    opened: '2023-05-06',
  },
  {
    kind: 'classroom',
    name: '临江微课堂',
    at: 0,
    whereabouts: '1号楼底层，进门左手（演示）',
    capacity: 30,
    stepFree: true,
    rain: 'indoor',
    hours: daytime,
    equipment: '投影、三十张椅子、绘本柜、热水',
    about: '老人学手机，孩子做手工，一家人一起读书。',
    opened: '2022-09-03',
  },
  {
    kind: 'hall',
    name: '邻里活动室',
    at: 2,
    whereabouts: '居委会楼上，有两级台阶（演示）',
    capacity: 60,
    stepFree: false,
    rain: 'indoor',
    hours: daytime,
    equipment: '钢琴、音响、折叠桌椅',
    about: '唱歌、看牙、过节，地方大，台阶边有扶手。',
    opened: null,
  },
  {
    kind: 'outdoor',
    name: '中心花园空地',
    at: 1,
    whereabouts: '花园东边的平地（演示）',
    capacity: 120,
    stepFree: true,
    rain: 'open',
    hours: [[360, 1260]],
    equipment: null,
    about: '打拳、义诊、游园会。下雨就停一次。',
    opened: null,
  },
]

/** Where something is on that day: what has no venue of its own yet meets in the hall. */
export const standingVenue = (key: VenueKey, day: Day): VenueKey =>
  day < (venues.find(({ kind }) => kind === key)?.opened ?? '') ? 'hall' : key

export type DemoPlace = { id: string; compoundId: string }

/** The venues of an area, by key. Each stands at the first building of its compound; where there are fewer, in the last. */
export function venueRows(ctx: Ctx, { buildings, from }: { buildings: readonly DemoPlace[]; from: Date }) {
  const compounds = [...new Set(buildings.map(({ compoundId }) => compoundId))]
  return venues.map((venue, no): Insertable<Tables['gatherings.venue']> & { id: string; kind: VenueKey } => {
    const compoundId = compounds[Math.min(venue.at, compounds.length - 1)] ?? null
    const opened = venue.opened === null ? from : new Date(`${venue.opened}T09:00:00+08:00`)
    const open = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, venue.hours]))
    return {
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
      compound_id: compoundId,
      building_id: buildings.find((one) => one.compoundId === compoundId)?.id ?? null,
      kind: venue.kind,
      name: venue.name,
      whereabouts: venue.whereabouts,
      capacity: venue.capacity,
      step_free: venue.stepFree,
      rain: venue.rain,
      open_hours: JSON.stringify(open),
      equipment: venue.equipment,
      about: venue.about,
      code: `DEM${no + 1}`,
      check_in_key: ctx.secrets.seal(ctx.area.id, uuidv7(ctx.now)),
      made_at: opened > from ? opened : from,
    }
  })
}
