import type { KnownOf } from './gather.ts'

/** The copy for machines: the same keys in every language, one entry for each stored row, and every look at a sealed field. */
export const copyAsJson = (
  { told, opened }: Pick<KnownOf, 'told' | 'opened'>,
  made: { at: Date; area: string },
): string =>
  JSON.stringify(
    {
      format: 'jinlin-personal-copy',
      version: 1,
      area: made.area,
      madeAt: made.at.toISOString(),
      stored: told.map(({ table, id, at, lines }) => ({
        table,
        id,
        at: at?.toISOString() ?? null,
        ...Object.fromEntries(lines.map(({ key, text }) => [key, text])),
      })),
      opened: opened.map(({ at, by, field, reason }) => ({ at: at.toISOString(), by, field, reason })),
    },
    null,
    2,
  )

/** Tables in the order they come, each with what it says. */
export function byTable(told: KnownOf['told']): KnownOf['told'][] {
  const groups = new Map<string, KnownOf['told']>()
  for (const one of told) groups.set(one.table, [...(groups.get(one.table) ?? []), one])
  return [...groups.values()]
}
