import type { Lang } from '#base/words.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Actor, Role } from '#platform/ctx.ts'
import type { MenuItem } from '#platform/web/frame.ts'
import { words } from './words.ts'

type Line = MenuItem & { roles: readonly Role[] }

const office: readonly Role[] = ['staff', 'director', 'secretary']
const everybody: readonly Role[] = [...office, 'property', 'owners', 'volunteer', 'privacy', 'technical']

const lines = (w: ReturnType<typeof words>): Line[] => [...work(w), ...area(w), ...settings(w)]

const work = (w: ReturnType<typeof words>): Line[] => [
  { href: '/desk', label: w.today, icon: 'sun', roles: office },
  { href: '/desk/work', label: w.work, icon: 'wrench', roles: ['property', 'owners', 'volunteer'] },
  {
    href: '/desk/needs',
    also: ['/desk/disputes'],
    label: w.needs,
    icon: 'message-square-text',
    roles: office,
  },
  {
    href: '/desk/gatherings',
    also: ['/desk/series'],
    label: w.gatherings,
    icon: 'calendar-days',
    roles: [...office, 'volunteer'],
  },
  { href: '/desk/volunteers', label: w.volunteers, icon: 'hand-heart', roles: office },
  {
    href: '/desk/vanguard/hours',
    also: ['/desk/vanguard/certificates', '/desk/vanguard/records'],
    label: w.hours,
    icon: 'hourglass',
    roles: [...office, 'volunteer'],
  },
  { href: '/desk/teams', label: w.teams, icon: 'users', roles: ['volunteer'] },
  {
    href: '/desk/vanguard',
    label: w.vanguard,
    icon: 'heart-handshake',
    effort: 'e3',
    roles: [...office, 'volunteer'],
  },
  { href: '/desk/care', label: w.care, icon: 'hand-heart', effort: 'e3', roles: ['staff', 'director'] },
  { href: '/care/visits', label: w.careVisits, icon: 'hand-heart', effort: 'e3', roles: ['volunteer'] },
  { href: '/desk/messages', label: w.messages, icon: 'mail', roles: everybody },
  { href: '/desk/people', also: ['/desk/merges'], label: w.people, icon: 'users', roles: ['staff', 'director'] },
]

const area = (w: ReturnType<typeof words>): Line[] => [
  {
    href: '/desk/places',
    also: ['/desk/homes'],
    label: w.places,
    icon: 'building-2',
    roles: ['staff', 'director'],
    group: w.groupArea,
  },
  { href: '/desk/venues', label: w.venues, icon: 'map-pin', roles: office, group: w.groupArea },
  { href: '/desk/people/import', label: w.imports, icon: 'upload', roles: ['staff', 'director'], group: w.groupArea },
  { href: '/desk/requests', label: w.requests, icon: 'shield-check', roles: ['staff', 'director'], group: w.groupArea },
  {
    href: '/desk/emergencies',
    label: w.emergencies,
    icon: 'life-buoy',
    roles: ['staff', 'director', 'secretary', 'property', 'volunteer', 'privacy'],
    group: w.groupArea,
  },
  {
    href: '/desk/requests/log',
    label: w.requestLog,
    icon: 'eye',
    roles: ['privacy', 'director'],
    group: w.groupArea,
  },
  {
    href: '/figures',
    label: w.figures,
    icon: 'chart-column',
    roles: [...office, 'property', 'owners'],
    group: w.groupResults,
  },
]

const settings = (w: ReturnType<typeof words>): Line[] => [
  { href: '/desk/replies', label: w.replies, icon: 'message-square-text', roles: office, group: w.groupSettings },
  { href: '/desk/partners', label: w.partners, icon: 'heart-handshake', roles: office, group: w.groupArea },
  { href: '/desk/staff', label: w.staff, icon: 'lock', roles: ['director', 'technical'], group: w.groupSettings },
  { href: '/desk/area', label: w.settings, icon: 'settings', roles: ['director', 'technical'], group: w.groupSettings },
  {
    href: '/desk/calendar',
    label: w.calendar,
    icon: 'calendar-days',
    roles: ['director', 'technical'],
    group: w.groupSettings,
  },
  {
    href: '/desk/jobs',
    label: w.jobs,
    icon: 'list-checks',
    roles: ['staff', 'director', 'technical'],
    group: w.groupSettings,
  },
]

/** The desk's menu as far as this reader may go. */
export const deskMenu = (lang: Lang, actor: Actor): MenuItem[] =>
  actor.kind === 'guest' ? [] : lines(words(lang)).filter((line) => holds(actor, line.roles))
