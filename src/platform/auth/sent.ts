import type { Context } from 'hono'
import type { WebEnv } from '../web/env.ts'

/** The text fields of a form as they were sent, the last of each name; files are left out. */
export async function sentForm(c: Context<WebEnv>): Promise<Record<string, string>> {
  const body = await c.req.parseBody().catch(() => ({}))
  const texts = Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return Object.fromEntries(texts)
}

/** An address of our own to go on to: a path on this host, else the fallback. Never another site's. */
export function localPath(text: string | undefined, fallback: string): string {
  if (text === undefined || !text.startsWith('/')) return fallback
  const here = 'http://here.invalid'
  if (!URL.canParse(text, here)) return fallback
  const url = new URL(text, here)
  return url.origin === here && !/^\/[/\\]/.test(text) ? url.pathname + url.search : fallback
}
