import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { atTheGate, sameOrigin, visitorOf, type Visitor } from '#platform/auth/auth.ts'
import type { Area } from '#platform/ctx.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import { takeFlash } from '#platform/web/flash.ts'
import { clientOf } from './client.ts'
import { deskMenu } from './menu.ts'
import { roleLabel } from './words.ts'

/** What stands around every page: who asks, about which area, in which language and size. */
export function shell(services: Services): MiddlewareHandler<WebEnv>[] {
  return [
    sameOrigin(services),
    async (c, next) => {
      const visitor = await visitorOf(services, c.req.raw)
      const area = areaOf(c, services, visitor)
      if (!area) return c.redirect('/setup', 303)
      const lang = remembered(c, 'lang', ['zh', 'en']) === 'en' ? 'en' : 'zh'
      c.set('services', services)
      c.set('ctx', ctxOf(services, area, { actor: visitor.actor, lang }))
      c.set('view', viewOf(c, services, { visitor, area, lang }))
      const met = await atTheGate(c, visitor)
      if (met) return met
      await next()
      return undefined
    },
  ]
}

const YEAR = 365 * 24 * 3600

/** A choice in the address (?lang=en) is remembered in a cookie; without either the first choice holds. */
function remembered(c: Context<WebEnv>, name: string, choices: string[]): string | undefined {
  const asked = c.req.query(name)
  if (asked !== undefined && choices.includes(asked)) {
    setCookie(c, name, asked, { path: '/', sameSite: 'Lax', maxAge: YEAR, httpOnly: true })
    return asked
  }
  const kept = getCookie(c, name)
  return kept !== undefined && choices.includes(kept) ? kept : undefined
}

/** A signed-in account is in its own area; a guest in the one asked for, the one visited last, or the first. */
function areaOf(c: Context<WebEnv>, services: Services, visitor: Visitor): Area | undefined {
  const own = visitor.areaId === null ? undefined : services.areas.byId(visitor.areaId)
  if (own) return own
  const code = remembered(
    c,
    'area',
    services.areas.all().map((area) => area.code),
  )
  return (code === undefined ? undefined : services.areas.byCode(code)) ?? services.areas.all()[0]
}

function viewOf(
  c: Context<WebEnv>,
  services: Services,
  { visitor, area, lang }: { visitor: Visitor; area: Area; lang: View['lang'] },
): View {
  const theme = remembered(c, 'theme', ['auto', 'light', 'dark'])
  const url = new URL(c.req.url)
  const { actor } = visitor
  return {
    lang,
    elder: remembered(c, 'elder', ['0', '1']) === '1',
    dark: theme === 'light' || theme === 'dark' ? theme : 'auto',
    path: url.pathname + url.search,
    area: { code: area.code, name: area.name, phone: area.telephone, hours: area.hours },
    person: actor.kind === 'guest' ? undefined : { name: actor.name, roleLabel: roleLabel(lang, actor) },
    menu: deskMenu(lang, actor),
    flash: takeFlash(c),
    demo: area.demo,
    assets: services.assets,
    requestId: crypto.randomUUID(),
    client: clientOf(c, services.config.proxies),
  }
}
