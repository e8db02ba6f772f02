import { plainWidth } from '#base/form.rules.ts'

type Named = { id: string; name: string }
type Places = readonly (Named & { buildings: readonly Named[] })[]

/** As many buildings of a compound as a hand finds at a glance; above that a place is typed. */
export const mostTiles = 12

/** Whether the buildings stand as tiles rather than behind a box to type in; beside other things (`brief`) they count together. */
export const fitsTiles = (places: Places, brief = false): boolean =>
  (brief ? [places.flatMap(({ buildings }) => buildings)] : places.map(({ buildings }) => buildings)).every(
    ({ length }) => length <= mostTiles,
  )

/** The names a place can be typed by, as the box offers them: 「临江大厦 3号楼」, and the compound alone for the open air. */
export const placeNames = (places: Places): { name: string; id: string }[] =>
  places.flatMap((compound) => [
    ...compound.buildings.map(({ id, name }) => ({ id, name: `${compound.name} ${name}` })),
    { id: compound.id, name: compound.name },
  ])

const bare = (text: string): string => plainWidth(text).replaceAll(/\s/g, '').toLowerCase()

/** Every name once: with its compound, and by itself where no other building is called so. */
function keysOf(places: Places): Map<string, string> {
  const alone = places.flatMap(({ buildings }) => buildings.map(({ id, name }) => ({ id, key: bare(name) })))
  const single = alone.filter(({ key }) => alone.filter((other) => other.key === key).length === 1)
  const full = placeNames(places).map(({ id, name }) => ({ id, key: bare(name) }))
  return new Map([...single, ...full].filter(({ key }) => key !== '').map(({ id, key }) => [key, id]))
}

/** The place somebody typed and what stands after it: 「３号楼 502」 is the building and 「502」. Null for a name that no place, or more than one, has. */
export function placeNamed(places: Places, typed: string): { id: string; rest: string } | null {
  const text = bare(typed)
  const [best] = [...keysOf(places)]
    .filter(([key]) => text.startsWith(key) && !/\d\d/.test(key.slice(-1) + text.slice(key.length, key.length + 1)))
    .sort(([a], [b]) => b.length - a.length)
  return best ? { id: best[1], rest: text.slice(best[0].length) } : null
}
