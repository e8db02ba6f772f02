import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { placeChoices, type PlaceChoices } from '#modules/people/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { mayKeepVenue } from '../access.ts'
import { venueOf, type Venue } from './venues.ts'

/** The venue an address names, also one that was given up; 404 for an unknown one and another area's. */
export async function venueAsked(c: Context<WebEnv>): Promise<Venue> {
  const id = idFrom(c.req.param('id'))
  const venue = id === null ? undefined : await venueOf(c.var.ctx, { id })
  if (!venue) throw new HTTPException(404)
  return venue
}

/** The same for whoever changes it: 404 for one that was given up, 403 for whoever does not keep venues there. */
export async function keptVenue(c: Context<WebEnv>): Promise<Venue> {
  const venue = await venueAsked(c)
  if (venue.ended_at !== null) throw new HTTPException(404)
  if (!mayKeepVenue(c.var.ctx.actor, venue)) throw new HTTPException(403)
  return venue
}

const spotIn = (places: PlaceChoices, { compound_id, building_id }: Venue): string => {
  const compound = places.find(({ id }) => id === compound_id)
  const building = compound?.buildings.find(({ id }) => id === building_id)
  return [compound?.name, building?.name].filter(Boolean).join(' ')
}

/** 「长江大楼 3号楼」, or nothing where it is in no building. */
export const spotOf = async (c: Context<WebEnv>, venue: Venue): Promise<string> =>
  spotIn(await placeChoices(c.var.ctx), venue)

/** The same for many, by the id of the venue. */
export async function spotsBy(c: Context<WebEnv>, venues: readonly Venue[]): Promise<Map<string, string>> {
  const places = await placeChoices(c.var.ctx)
  return new Map(venues.map((venue) => [venue.id, spotIn(places, venue)]))
}
