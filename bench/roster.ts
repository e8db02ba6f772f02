import { randomFrom } from '#base/random.ts'
import type { Roster } from '#base/roster.rules.ts'
import { solveRoster } from '#modules/vanguard/public.ts'

/** A roster as areas have them: everybody has some skills and about four shifts in ten they could come to. */
function invented(people: number, shifts: number, seed: number): Roster {
  const { between, chance } = randomFrom(seed)
  const skills = ['a', 'b', 'c', 'd']
  return {
    volunteers: Array.from({ length: people }, () => ({
      skills: skills.filter(() => chance(0.4)),
      max: between(2, 5),
      past: between(0, 5),
      available: Array.from({ length: shifts }, (_, at) => at).filter(() => chance(0.35)),
    })),
    shifts: Array.from({ length: shifts }, (_, at) => ({
      day: Math.floor(at / 4),
      need: between(1, 3),
      skill: chance(0.5) ? (skills[between(0, 3)] ?? null) : null,
    })),
  }
}

/** The slowest of three invented rosters of a size, with the thread's start. */
export async function rosterSeconds(people: number, shifts: number): Promise<{ seconds: number; proven: number }> {
  const times: number[] = []
  let proven = 0
  for (const seed of [1, 2, 3]) {
    const started = performance.now()
    const found = await solveRoster(invented(people, shifts, seed), { seconds: 60, clock: () => performance.now() })
    times.push((performance.now() - started) / 1000)
    if (found.proven) proven += 1
  }
  return { seconds: Math.max(...times), proven }
}
