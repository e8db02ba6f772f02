/** What a message about a need says, and under which topic its receiver chooses how it comes. */
const needTopics = {
  asked: 'question',
  accepted: 'progress',
  waiting: 'progress',
  extended: 'progress',
  promised: 'progress',
  merged: 'progress',
  joined: 'progress',
  unmerged: 'progress',
  parted: 'progress',
  resolved: 'ending',
  closed: 'ending',
  unsolved: 'ending',
  referred: 'ending',
  handed: 'work',
  'given-back': 'work',
  answered: 'work',
  reopened: 'work',
  entrusted: 'work',
  'to-read': 'work',
} as const

/** What a message about a gathering says: to who is signed up, then to whoever leads it. */
export const gatheringKinds = [
  'in-draw',
  'seat',
  'in-line',
  'drawn',
  'not-drawn',
  'seat-offered',
  'seat-given',
  'seat-back',
  'seat-gone',
  'reminder',
  'called-off',
  'put-off',
  'left-out',
  'moved',
  'other-place',
  'displaced',
  'nobody-yet',
  'to-ring',
] as const

/** What a message about a vanguard day says: to a volunteer, to whoever leads them, to the household of one who reads no other inbox. */
export const vanguardKinds = [
  'can-you-come',
  'come-for-gap',
  'shift-given',
  'shift-moved',
  'shift-shorter',
  'shift-off',
  'shift-clashed',
  'shift-passed-on',
  'swap-over',
  'day-off',
  'shift-back',
  'gap-filled',
  'swap-open',
  'swap-done',
  'help-asked',
  'helper-news',
  'helper-off',
] as const

/** What a message about hours somebody gave says: to the volunteer, then to whoever confirms and settles. Never how many. */
export const hoursKinds = [
  'hours-set-right',
  'hours-settled',
  'hours-disputed',
  'hours-decided',
  'hours-to-ring',
] as const

/** What a message about care says: to whoever goes to an elder, then to staff. Never whose, never where. */
export const careKinds = [
  'visit-today',
  'visit-yours',
  'visit-not-yours',
  'company-asked',
  'company-over',
  'company-rests',
  'company-again',
  'company-changed',
  'company-week',
  'unanswered-door',
  'door-word',
  'visit-missed',
  'visit-nobody',
  'visit-to-ring',
  'company-declined',
  'elder-moved',
] as const

export type NeedKind = keyof typeof needTopics
export type GatheringKind = (typeof gatheringKinds)[number]
export type VanguardKind = (typeof vanguardKinds)[number]
export type HoursKind = (typeof hoursKinds)[number]
export type CareKind = (typeof careKinds)[number]

const gatheringTopics = Object.fromEntries(gatheringKinds.map((kind) => [kind, 'gathering'])) as Record<
  GatheringKind,
  'gathering'
>

const vanguardTopics = {
  ...(Object.fromEntries(vanguardKinds.map((kind) => [kind, 'vanguard'])) as Record<VanguardKind, 'vanguard'>),
  // A household chooses about gatherings; a vanguard day is one.
  'helper-news': 'gathering',
  'helper-off': 'gathering',
} as const

const hoursTopics = {
  'hours-set-right': 'vanguard',
  'hours-settled': 'vanguard',
  'hours-disputed': 'work',
  'hours-decided': 'work',
  'hours-to-ring': 'work',
} as const satisfies Record<HoursKind, string>

const careTopics = Object.fromEntries(careKinds.map((kind) => [kind, 'work'])) as Record<CareKind, 'work'>

/** Every kind, and the topic it is chosen by. */
export const topicOf = { ...needTopics, ...gatheringTopics, ...vanguardTopics, ...hoursTopics, ...careTopics }

export type MessageKind = keyof typeof topicOf
export type Topic = (typeof topicOf)[MessageKind]

/** A kind as it stands in the database; one that an older or newer program wrote is said in general words. */
export const needKindOf = (text: string): NeedKind | null => (text in needTopics ? (text as NeedKind) : null)
export const gatheringKindOf = (text: string): GatheringKind | null =>
  gatheringKinds.find((kind) => kind === text) ?? null
export const vanguardKindOf = (text: string): VanguardKind | null => vanguardKinds.find((kind) => kind === text) ?? null
export const hoursKindOf = (text: string): HoursKind | null => hoursKinds.find((kind) => kind === text) ?? null
export const careKindOf = (text: string): CareKind | null => careKinds.find((kind) => kind === text) ?? null
