import { compact } from './text.rules.ts'

/** Where somebody lives. Without a room it is known only which building. */
export interface Home {
  compound: string
  building: string
  unit?: string
  room?: string
}

/** Under which a compound is the same one: 临江大厦 and 临江大厦小区. */
export const compoundKey = (name: string): string =>
  compact(name)
    .toUpperCase()
    .replace(/(?<=.)小区$/, '')

/** Under which a building is the same one: 3号楼, 03幢, 3# and 3 are one; 甲座 and 甲楼 are one. */
export function buildingKey(name: string): string {
  const plain = compact(name).toUpperCase()
  const found =
    /^0*(\d{1,4}[A-Z]?|[A-Z]\d{0,2}|[甲乙丙丁戊己庚辛东西南北中])(?:号楼|#楼|幢楼?|栋楼?|座|号|楼|#)?$/.exec(plain)
  return found?.[1] ?? plain
}

const numberKey = (text: string | undefined): string =>
  compact(text ?? '')
    .toUpperCase()
    .replace(/^0+(?=\d)/, '')
    .replace(/(单元|门|室|号|房)$/, '')

/** Under which a home is the same one, for people and for matching a later list with this one. */
export const homeKey = (home: Home): string =>
  [compoundKey(home.compound), buildingKey(home.building), numberKey(home.unit), numberKey(home.room)].join('/')
