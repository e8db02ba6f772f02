import {
  lookUpHomes,
  mayWithPeople,
  placeChoices,
  placesInReach,
  placesMeant,
  sayHome,
} from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { docOfNames } from '#platform/search/doc.ts'
import { match, type Mark } from '#platform/search/match.ts'
import type { Question } from '#platform/search/question.ts'

/** A compound, building or home, with where its name answers. */
export type PlaceFound = { href: string; name: string; beside: string; marks: Mark[] }

type Place = Omit<PlaceFound, 'marks'> & { id: string }
type Answer = PlaceFound & { score: number }

/** Places by name, pinyin, initials or address. The desk's own see their places and homes, everybody else what was told there. */
export async function findPlaces(ctx: Ctx, question: Question): Promise<PlaceFound[]> {
  const isOffice = mayWithPeople.allows(ctx.actor, 'see places')
  const choices = await (isOffice ? placesInReach(ctx) : placeChoices(ctx))
  const all = placesOf(choices, isOffice)
  const meant = placesMeant(choices, question.runs.map((run) => run.text).join(''))
  const ids = meant ? [...meant.compoundIds, ...meant.buildingIds] : []
  const called = all.filter(({ id }) => ids.includes(id)).map((place): Answer => ({ ...place, marks: [], score: 2 }))
  const exact = called.length ? called : answering(all, question, false)
  const found = exact.length ? exact : answering(all, question, true)
  return [...(isOffice ? await homes(ctx, question) : []), ...found.sort((a, b) => b.score - a.score)]
}

function answering(all: readonly Place[], question: Question, near: boolean): Answer[] {
  return all.flatMap((place) => {
    const found = match(docOfNames([place.name, place.beside]), question, near)
    const marks = found?.marks.filter(({ field }) => field === 0) ?? []
    return found && marks.length ? [{ ...place, marks, score: found.score }] : []
  })
}

function placesOf(choices: Awaited<ReturnType<typeof placeChoices>>, isOffice: boolean): Place[] {
  const compoundHref = (id: string) => (isOffice ? `/desk/places/compounds/${id}` : `/needs?compound=${id}`)
  return choices.flatMap((compound) => [
    { id: compound.id, href: compoundHref(compound.id), name: compound.name, beside: '' },
    ...compound.buildings.map(({ id, name }) => ({
      id,
      href: isOffice ? `/desk/places/buildings/${id}` : `/needs?compound=${compound.id}&building=${id}`,
      name,
      beside: compound.name,
    })),
  ])
}

const mostHomes = 6

/** Homes an address goes on to; a building alone is no door. */
async function homes(ctx: Ctx, { typed }: Question): Promise<PlaceFound[]> {
  if (!/\p{N}/u.test(typed)) return []
  const { homes: found, building } = await lookUpHomes(ctx, { text: typed, limit: mostHomes })
  if (building !== null) return []
  return found.map((home) => ({ href: `/desk/homes/${home.id}`, name: sayHome(home), beside: '', marks: [] }))
}
