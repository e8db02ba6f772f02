/** Ways out of the house, besides the inbox that everybody has. */
export const channels = ['mail', 'sms', 'wechat', 'push'] as const
export type Channel = (typeof channels)[number]
