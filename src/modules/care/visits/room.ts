/** Where somebody reads their visits: signed in, or by the private address of a volunteer. */
export type OwnRoom = { base: string; signedIn: boolean }
