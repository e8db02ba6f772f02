/** Ways out of the house, besides the inbox that everybody has. */
export const channels = ['mail', 'sms', 'wechat', 'push'] as const
export type Channel = (typeof channels)[number]

/** The ways that lead to an address somebody says; a device gives its own. */
export const addressed = ['mail', 'sms', 'wechat'] as const
export type Addressed = (typeof addressed)[number]
