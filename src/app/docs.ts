import type { Hono } from 'hono'
import { guarded, type Door } from '#platform/access/doorkeeper.ts'
import { roles } from '#platform/ctx.ts'
import type { WebEnv } from '#platform/web/env.ts'

/** One door of the program: how it is asked for, and who may. */
export type Route = { method: string; path: string; door: Door | null }

/** Every route of the program with the guard it carries. */
export function routesOf(app: Hono<WebEnv>): Route[] {
  const doors = new Map<string, Route>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const door = guarded in handler ? (handler as unknown as { [guarded]: Door })[guarded] : null
    doors.set(key, { method, path, door: door ?? doors.get(key)?.door ?? null })
  }
  return [...doors.values()].sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method))
}

/** docs/access.md: which role may what, printed from the routes. */
export function accessDoc(app: Hono<WebEnv>): string {
  const routes = routesOf(app)
  const deeds = new Map<string, { door: Door; paths: string[] }>()
  for (const { method, path, door } of routes) {
    if (!door) continue
    const key = `${door.module}: ${door.deed}`
    const deed = deeds.get(key) ?? { door, paths: [] }
    deed.paths.push(`${method} ${path}`)
    deeds.set(key, deed)
  }
  const lines = [...deeds]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([key, { door, paths }]) =>
        `| ${key} | ${rolesText(door)} | ${paths.map((path) => `\`${path}\``).join('<br>')} |`,
    )
  return [
    '# Who may do what',
    '',
    'Made from the routes by `npm run docs`. A role may be limited to a compound or a building; the act asks again for the place.',
    '',
    '| deed | roles | addresses |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n')
}

const rolesText = (door: Door): string =>
  door.roles.includes('public') ? 'everybody' : roles.filter((role) => door.roles.includes(role)).join(', ')
