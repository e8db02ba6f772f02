import type { DrawRecord } from './draw.ts'

/** The lines for a shell that print the drawn order, without who is new: seed and codes in, codes out. */
export const recipeOf = ({ seed, entries }: Pick<DrawRecord, 'seed' | 'entries'>): string =>
  [
    `seed=${seed}`,
    `codes='${entries
      .map(({ code }) => code)
      .sort()
      .join(' ')}'`,
    `key=$(printf '%s %s' "$seed" "$codes" | sha256sum | cut -c1-64)`,
    `for code in $codes; do`,
    `  echo "$(printf '%s:%s' "$key" "$code" | sha256sum | cut -c1-64) $code"`,
    `done | sort`,
  ].join('\n')

/** The public list as plain text, a line for each entry: code, people, new or not, group, and whether it has a place. */
export function listOf({ seed, seats, groups, entries, seated }: DrawRecord): string {
  const has = new Set(seated.map(({ code }) => code))
  const lines = entries.map(({ code, seats: wants, first, group }) =>
    [code, wants, first ? 'new' : 'known', group ?? '-', has.has(code) ? 'seated' : 'waiting'].join(' '),
  )
  const kept = groups.map(({ name, seats: own }) => `kept ${name} ${own}`)
  return [`seed ${seed}`, `places ${seats}`, ...kept, ...lines, ''].join('\n')
}
