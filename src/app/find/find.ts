import { findNeeds, type NeedsFound } from '#modules/needs/public.ts'
import { mayWithPeople, searchPeople, type PersonFound } from '#modules/people/public.ts'
import { findVolunteers, type VolunteerFound } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { readQuestion } from '#platform/search/question.ts'
import { findPages, type PageFound } from './pages.ts'
import { findPlaces, type PlaceFound } from './places.ts'

/** The kinds of things that are looked for, in the order they are shown. */
export const kinds = ['needs', 'people', 'volunteers', 'places', 'pages'] as const
export type Kind = (typeof kinds)[number]

/** What was found, each kind as far as the reader may see it. `more` says which lists were cut. */
export type Found = {
  typed: string
  needs: NeedsFound
  people: PersonFound[]
  volunteers: VolunteerFound[]
  places: PlaceFound[]
  pages: PageFound[]
  more: Kind[]
}

/** How many of each kind stand side by side, and how many when one kind alone was asked for. */
export const few = 5
export const many = 30

/** Looks for what somebody typed among everything they may see. Nothing of it is written down anywhere. */
export async function findAll(ctx: Ctx, text: string, only: Kind | null): Promise<Found> {
  const question = readQuestion(text)
  const limit = only === null ? few : many
  const wants = (kind: Kind) => question.runs.length > 0 && (only === null || only === kind)
  const [needs, people, volunteers, places] = await Promise.all([
    wants('needs') ? findNeeds(ctx, question.typed, limit) : none,
    wants('people') && mayWithPeople.allows(ctx.actor, 'see people')
      ? searchPeople(ctx, question.typed, { limit: limit + 1 })
      : [],
    wants('volunteers') ? findVolunteers(ctx, question.typed, limit + 1) : [],
    wants('places') ? findPlaces(ctx, question) : [],
  ])
  const pages = wants('pages') ? findPages(ctx.lang, ctx.actor, question) : []
  const isCut = {
    needs: needs.more,
    people: people.length > limit,
    volunteers: volunteers.length > limit,
    places: places.length > limit,
    pages: pages.length > limit,
  }
  return {
    typed: question.typed,
    needs,
    people: people.slice(0, limit),
    volunteers: volunteers.slice(0, limit),
    places: places.slice(0, limit),
    pages: pages.slice(0, limit),
    more: kinds.filter((kind) => isCut[kind]),
  }
}

const none: NeedsFound = { needs: [], near: false, more: false }
