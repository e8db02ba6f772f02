/** What everybody may do about their own data. */
export { privacyDoor } from './routes.ts'
export { knownAtOwnDoor } from './known/gather.ts'
export { knownPart } from './known/page.ts'
export { requestsOfHome } from './requests/list.ts'
export { ownRequests } from './requests/page.ts'
export { privacyPart } from './part.ts'
export { privacyRetention } from './retention.ts'
