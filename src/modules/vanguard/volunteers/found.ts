import { isCalled, nameKey } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { may } from '../access.ts'
import { nameOf, volunteersOf } from '../volunteer.ts'
import { volunteerHref } from './address.ts'

/** A volunteer as the search box shows them: no more than the list of volunteers does. */
export type VolunteerFound = { name: string; href: string; helping: boolean }

/**
 * Volunteers who are called so, by characters, pinyin or initials, those who help before those who left; nobody to whoever does not keep
 * volunteers. Names are sealed, so that all of them are opened and looked at here.
 */
export async function findVolunteers(ctx: Ctx, typed: string, limit: number): Promise<VolunteerFound[]> {
  const key = nameKey(typed)
  if (key === '' || !may.allows(ctx.actor, 'keep volunteers')) return []
  const rows = await inArea(ctx, (tx) =>
    volunteersOf(tx, ctx).where('forgotten_at', 'is', null).orderBy('id').execute(),
  )
  const called = rows
    .map((row) => ({ name: nameOf(ctx, row), href: volunteerHref(row.id), helping: row.state !== 'left' }))
    .filter(({ name }) => isCalled(name, key))
  return called.sort((a, b) => Number(b.helping) - Number(a.helping)).slice(0, limit)
}
