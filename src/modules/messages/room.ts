import { deskPage, frontPage } from '#platform/web/layout.ts'
import { may } from './access.ts'

/** The two places an inbox is read at: a household's at the front door, an account's at the desk. */
export const ownRooms = [
  {
    base: '/me/messages',
    home: true,
    frame: frontPage,
    guard: () => may("read a household's own messages"),
    needHref: (number: string) => `/needs/${number}/mine`,
  },
  {
    base: '/desk/messages',
    home: false,
    frame: deskPage,
    guard: () => may('read own messages at the desk'),
    needHref: (number: string) => `/desk/needs/${number}`,
  },
] as const

export type Room = (typeof ownRooms)[number]
