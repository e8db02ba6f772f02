export { people } from './routes.ts'
export { setupDoor } from './setup/routes.ts'
export { setupCode, setupState } from './setup/setup.ts'
export { makeArea } from './areas/area.ts'
export { compoundPlan, placeChoices, type PlaceChoices } from './places/choices.ts'
export { placesInReach } from './places/choices.ts'
export { placesMeant } from './places/meant.rules.ts'
export { sayHome } from './places/names.rules.ts'
export { lookUpHomes } from './residents/find-homes.ts'
export { homeIdsInReach, homeRow } from './places/home.ts'
export { household } from './residents/household.ts'
export { cardRevokedSince } from './cards/card.ts'
export { personHref } from './residents/page.ts'
export { isCalled, searchPeople, type PersonFound } from './residents/search.ts'
export { nameKey, pinyinOf } from './residents/names.ts'
export { personsByNumbers } from './residents/by-number.ts'
export { may as mayWithPeople } from './access.ts'
export { familyName } from './imports/names.rules.ts'
export { importRoster } from './imports/roster.ts'
export { importJob } from './imports/run.ts'
export { peopleRetention } from './retention.ts'
export { peoplePart } from './personal/erase.ts'
export { masked } from './residents/person.rules.ts'
export {
  heldPersonId,
  heldSubjectOf,
  personIdsInReach,
  personNames,
  personsAtOwnDoor,
  personsById,
  personsOfHome,
  subjectOf,
} from './personal/subject.ts'
export { doublesDoor } from './doubles/routes.ts'
export { keptInstead } from './doubles/history.ts'
export { noteOpening } from './residents/opening.ts'
export { demoPeople } from './demo/demo.ts'
export { inventName, inventPhone } from './demo/demo.names.ts'
export { dongdaming, street, type CompoundPlan } from './demo/demo.places.ts'
