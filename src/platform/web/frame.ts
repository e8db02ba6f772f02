import type { Lang } from '#base/words.ts'
import type { IconName } from './icons.ts'

/** One of the five efforts, as the class that carries its colour: e1 实功, e2 绣功, e3 真功, e4 外功, e5 内功. */
export type Effort = 'e1' | 'e2' | 'e3' | 'e4' | 'e5'

/** A line of the desk's side menu. Lines that share a `group` stand under one small heading. */
export type MenuItem = {
  href: string
  /** Other addresses whose pages belong under this line. */
  also?: readonly string[] | undefined
  label: string
  icon?: IconName | undefined
  effort?: Effort | undefined
  /** How many wait for the reader; zero is not shown. */
  count?: number | undefined
  group?: string | undefined
}

/** A sentence after an act. `undoHref` is where a POST takes the act back. */
export type Flash = { kind: 'done' | 'note' | 'problem'; text: string; undoHref?: string | undefined }

/** Everything around a page that is not the page. Made once per request by the shell. */
export type Frame = {
  lang: Lang
  elder: boolean
  dark: 'auto' | 'light' | 'dark'
  /** Path and query as asked for, so that a switch leads back to the same page. */
  path: string
  title: string
  area?: { code: string; name: string; phone: string | null; hours: string | null } | undefined
  person?: { name: string; roleLabel: string } | undefined
  menu?: MenuItem[] | undefined
  flash?: Flash | undefined
  /** Shows the calm strip that says every person here is invented. */
  demo?: boolean | undefined
  /** `rollCall`, `stallMorning`, `careVisit`: scripts which only their own pages ask for. */
  assets: {
    css: string
    js: string
    icon?: string | undefined
    rollCall?: string | undefined
    stallMorning?: string | undefined
    careVisit?: string | undefined
  }
  nonce?: string | undefined
  description?: string | undefined
  crumbs?: { href: string; label: string }[] | undefined
  /** Offers a print button; every page prints decently without it. */
  printable?: boolean | undefined
  /** Seconds after which the page asks again by itself, for pages that wait for something. */
  refresh?: number | undefined
  /** What stands in the desk's search box. */
  query?: string | undefined
}

/** Where the frame's own links lead. */
export const places = {
  home: '/',
  mine: '/me',
  known: '/me/known',
  signIn: '/sign-in',
  signOut: '/sign-out',
  desk: '/desk',
  search: '/find',
} as const

/** The same address with one query value changed, for switches such as ?elder=1. */
export const withQuery = (path: string, name: string, value: string): string => {
  const url = new URL(path, 'http://here.invalid')
  url.searchParams.set(name, value)
  return samePlace(`${url.pathname}${url.search}`)
}

/** The address as one of ours: `//elsewhere` in a request must not become a link to another host. */
export const samePlace = (path: string): string => `/${path.replace(/^[/\\]+/, '')}`

/** The line of the menu a page belongs to: the one with the longest address the path starts with. */
export const currentItem = (menu: MenuItem[], path: string): MenuItem | undefined => {
  const here = path.split('?')[0] ?? path
  const depth = ({ href, also = [] }: MenuItem): number =>
    Math.max(0, ...[href, ...also].filter((one) => here === one || here.startsWith(`${one}/`)).map((one) => one.length))
  return menu.filter((item) => depth(item) > 0).sort((a, b) => depth(b) - depth(a))[0]
}
