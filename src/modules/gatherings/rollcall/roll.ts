import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea, inOnePacket } from '#platform/db/in-area.ts'
import { mayLead } from '../access.ts'
import { gatheringOf, isVisible, type Gathering } from '../gathering.ts'
import { linesOf, listedCount, listedRows, walkInCount, walkInRows, type Of, type OnRoll } from './on-roll.ts'
import { wasThere } from './presence.rules.ts'

/** How many came, and of how many on the list. */
export type RollCount = { there: number; listed: number }

/** A gathering with people on its list: whoever signed up in order of their numbers, then who came without; and the count of all. */
export type Roll = { gathering: Gathering; people: OnRoll[]; count: RollCount }

/** The list of a gathering for whoever leads it; undefined for everybody else and for an unknown one. */
export async function rollFor(ctx: Ctx, id: string | null): Promise<Roll | undefined> {
  if (id === null) return undefined
  return inArea(ctx, async (tx) => {
    const gathering = await gatheringOf(tx, ctx, id)
    if (!gathering || !isVisible(ctx, gathering) || !mayLead(ctx.actor, gathering)) return undefined
    const people = await peopleOn(tx, ctx, { gatheringId: id })
    const there = people.filter(({ state }) => state !== null && wasThere(state)).length
    return { gathering, people, count: { there, listed: people.filter(({ walkIn }) => !walkIn).length } }
  })
}

const nobody: RollCount = { there: 0, listed: 0 }

/** Some people of a gathering and the count of all: opening two hundred names would take longer than a tap may. */
export async function rollOf(tx: Tx, ctx: Ctx, { gathering, only }: { gathering: Gathering; only: readonly string[] }) {
  const of = { gatheringId: gathering.id, only }
  const [listed, walkIns, [onList = nobody], [guests = nobody]] = await inOnePacket(tx, [
    listedRows(tx, ctx, of),
    walkInRows(tx, ctx, of),
    listedCount(tx, ctx, gathering.id),
    walkInCount(tx, ctx, gathering.id),
  ])
  const count: RollCount = { there: onList.there + guests.there, listed: onList.listed }
  return { gathering, people: await linesOf(tx, ctx, { listed, walkIns }), count } satisfies Roll
}

/** Everybody on the list of a gathering, as far as names are still known. For acts that know already that they may ask. */
export async function peopleOn(tx: Tx, ctx: Ctx, of: Of): Promise<OnRoll[]> {
  const [listed, walkIns] = await inOnePacket(tx, [listedRows(tx, ctx, of), walkInRows(tx, ctx, of)])
  return linesOf(tx, ctx, { listed, walkIns })
}
