/** What a message is about, and under which topic its receiver chooses how it comes. */
export const topicOf = {
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

export type MessageKind = keyof typeof topicOf
export type Topic = (typeof topicOf)[MessageKind]

/** A kind as it stands in the database; one that an older or newer program wrote is said in general words. */
export const kindOf = (text: string): MessageKind | null => (text in topicOf ? (text as MessageKind) : null)
