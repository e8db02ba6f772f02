import type { HoursKind } from '../kinds.rules.ts'

/** To the volunteer whose hours they are, to whoever settles what is disputed, or to whoever had confirmed them. */
export type HoursNews = { kind: HoursKind; to: 'own' | 'settlers' | 'confirmer' }

const newsOfFacts: Record<string, readonly HoursNews[]> = {
  'vanguard.service.disputed': [{ kind: 'hours-disputed', to: 'settlers' }],
  'vanguard.service.settled': [
    { kind: 'hours-settled', to: 'own' },
    { kind: 'hours-decided', to: 'confirmer' },
  ],
  'vanguard.service.set-right': [{ kind: 'hours-set-right', to: 'own' }],
}

/** What a fact about hours says, and to whom. A line that was looked at and stays as it was is no news. */
export function newsOfHours({ name, detail }: { name: string; detail: unknown }): readonly HoursNews[] {
  const stays = name === 'vanguard.service.set-right' && (detail as { how?: string } | null)?.how === 'stays'
  return stays || !Object.hasOwn(newsOfFacts, name) ? [] : (newsOfFacts[name] ?? [])
}

/** What goes to the volunteer, who reads it on their own page. */
export const isOfOwnHours = (kind: HoursKind): boolean => kind === 'hours-settled' || kind === 'hours-set-right'
