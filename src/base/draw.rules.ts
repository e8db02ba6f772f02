/** One party in a draw: the code on its receipt, how many places it takes, whether it is new, and the group it has kept places in. */
export type DrawEntry = { code: string; seats: number; first: boolean; group: string | null }

/** Everything a draw is made of. All of it is published, and nobody is in it. */
export type Draw = {
  seed: string
  /** Places there are to be drawn for. */
  seats: number
  /** Of these, places kept for a group. */
  groups: readonly { name: string; seats: number }[]
  entries: readonly DrawEntry[]
}

/** What came of it: all codes in drawn order, and those seated, with the group whose place they took. */
export type DrawResult = { order: string[]; seated: { code: string; group: string | null }[] }

/** SHA-256 of a text, in hexadecimal digits. The browser and the server each bring their own. */
export type Digest = (text: string) => string | Promise<string>

/**
 * The text whose digest the order comes from: the seed, and every code there is when sign-up ends. The codes are in it so that
 * nobody who reads the seed before can look for a lucky moment to sign up.
 */
export const textOfDraw = ({ seed, entries }: Pick<Draw, 'seed' | 'entries'>): string =>
  [seed, ...entries.map(({ code }) => code).sort()].join(' ')

/**
 * Draws: those who are new first, then the others, each in the order of the digests of their codes. Kept places go first, to
 * parties of their group; then what is left, to everybody. A party that does not fit is passed over, and the next is looked at.
 * The same draw gives the same result, whoever does it and in whatever order the entries are listed.
 */
export async function drawnFrom(draw: Draw, digest: Digest): Promise<DrawResult> {
  const key = await digest(textOfDraw(draw))
  const lots = await Promise.all(
    draw.entries.map(async (entry) => ({ entry, lot: await digest(`${key}:${entry.code}`) })),
  )
  const order = lots
    .sort((a, b) => Number(b.entry.first) - Number(a.entry.first) || compare(a.lot, b.lot))
    .map(({ entry }) => entry)
  return { order: order.map(({ code }) => code), seated: seatedOf(draw, order) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function seatedOf({ seats, groups }: Draw, order: readonly DrawEntry[]): DrawResult['seated'] {
  const seated = new Map<string, string | null>()
  const kept = new Map(groups.map((group) => [group.name, group.seats]))
  let free = seats
  const seat = ({ code, seats: wants }: DrawEntry, group: string | null): void => {
    free -= wants
    seated.set(code, group)
    if (group !== null) kept.set(group, (kept.get(group) ?? 0) - wants)
  }
  const inOwn = ({ seats: wants, group }: DrawEntry): boolean =>
    group !== null && wants <= free && wants <= (kept.get(group) ?? 0)
  for (const entry of order) if (inOwn(entry)) seat(entry, entry.group)
  for (const entry of order) if (!seated.has(entry.code) && entry.seats <= free) seat(entry, null)
  return order.flatMap(({ code }) => {
    const group = seated.get(code)
    return group === undefined ? [] : [{ code, group }]
  })
}
