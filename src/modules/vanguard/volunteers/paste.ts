import { uuidv7 } from '#base/uuid.ts'
import { nameKey, sayHome, searchPeople } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { nameOf, volunteersOf } from '../volunteer.ts'
import { join, type JoinRefusal } from './joining.ts'
import { blankVolunteer, type AgreedHow } from './volunteer.rules.ts'
import { readLines, type LineRefusal, type PastedLine } from './paste.rules.ts'

/** Who of the roster a line may mean. */
export type Meant = { personId: string; home: string; helps: boolean }

/** One line as the preview shows it. `same`: a volunteer without an entry of the roster has this name already. */
export type Planned = PastedLine & { id: string; meant: Meant[]; same: boolean }

/** What a pasted list would do; nothing is written. People are found by exactly their name, however it was spaced. */
export async function planPaste(ctx: Ctx, text: string | undefined): Promise<Planned[]> {
  const lines = readLines(text)
  const helping = await inArea(ctx, (tx) => volunteersOf(tx, ctx).where('state', '<>', 'left').execute())
  const persons = new Set(helping.flatMap(({ person_id }) => person_id ?? []))
  const names = new Set(helping.flatMap((row) => (row.person_id === null ? nameKey(nameOf(ctx, row)) : [])))
  const planned: Planned[] = []
  for (const line of lines) {
    const people = line.why === null ? await searchPeople(ctx, line.name, { limit: 30 }) : []
    const meant = people
      .filter(({ name, state }) => state === 'here' && nameKey(name) === nameKey(line.name))
      .map(({ id, home }) => ({ personId: id, home: home ? sayHome(home) : '', helps: persons.has(id) }))
    planned.push({ ...line, id: uuidv7(ctx.now), meant, same: names.has(nameKey(line.name)) })
  }
  return planned
}

/** One line somebody confirmed: an entry of the roster, or only the name. */
export type Chosen = { id: string; name: string; personId: string | null }

type Together = { agreedHow: AgreedHow; agreedOn: string; teamIds: string[] }

export type Pasted = { joined: number; refused: { name: string; why: JoinRefusal }[] }

/** Takes everybody in who was chosen, each for themselves: one who helps already stops none of the others. Sent twice it is done once. */
export async function takePasted(ctx: Ctx, chosen: readonly Chosen[], together: Together): Promise<Pasted> {
  const pasted: Pasted = { joined: 0, refused: [] }
  for (const { id, name, personId } of chosen) {
    const answer = await join(ctx, id, { ...blankVolunteer, ...together, name, personId })
    if (answer.done) pasted.joined += 1
    else pasted.refused.push({ name, why: answer.why })
  }
  return pasted
}

/** Why a line of the preview is not taken in. */
export const whyNot = ({ why, meant, same }: Planned): LineRefusal | 'already' | null => {
  if (why !== null) return why
  if (meant.length > 0 && meant.every(({ helps }) => helps)) return 'already'
  return same ? 'already' : null
}
