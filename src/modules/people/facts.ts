/**
 * What this module records. The subject is the thing named in the middle; a compound for buildings, a building for homes.
 * `null` stands for nothing but the subject. No fact carries a
 * name, an address or a number.
 */
export type PeopleFacts = {
  'people.area.made': { code: string }
  'people.area.changed': { version: number }
  'people.compound.made': null
  'people.compound.changed': null
  'people.compound.removed': null
  'people.building.made': { count: number }
  'people.building.changed': null
  'people.building.pinned': null
  'people.building.removed': null
  'people.home.made': { count: number }
  'people.home.changed': null
  'people.home.removed': null
  'people.person.added': { import?: string }
  'people.person.changed': { import?: string }
  'people.person.left': null
  'people.person.returned': null
  'people.phone.opened': { opening: string }
  'people.import.read': { rows: number }
  'people.import.confirmed': { persons: number; refused: number }
  'people.import.done': { added: number; updated: number; unchanged: number; refused: number }
  'people.import.cancelled': { after: number }
  'people.list.exported': { persons: number; format: 'xlsx' | 'csv'; reason: string }
}
