import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Flash } from './frame.ts'
import type { WebEnv } from './env.ts'

const NAME = 'flash'

/** Answers 303 to a page that will show this sentence once. */
export function sendTo(c: Context<WebEnv>, path: string, flash?: Flash): Response {
  if (flash) tellNext(c, flash)
  return c.redirect(path, 303)
}

/** Leaves this sentence for the next page, where a script goes there by itself. */
export const tellNext = (c: Context<WebEnv>, flash: Flash): void =>
  setCookie(c, NAME, JSON.stringify(flash), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })

/** The sentence an earlier answer left for this page, taken away with it. */
export function takeFlash(c: Context<WebEnv>): Flash | undefined {
  const text = getCookie(c, NAME)
  if (text === undefined) return undefined
  deleteCookie(c, NAME, { path: '/' })
  return readFlash(text)
}

function readFlash(text: string): Flash | undefined {
  try {
    const flash = JSON.parse(text) as Partial<Flash>
    if (typeof flash.text !== 'string' || !['done', 'note', 'problem'].includes(flash.kind ?? '')) return undefined
    const undo =
      typeof flash.undoHref === 'string' && flash.undoHref.startsWith('/') ? { undoHref: flash.undoHref } : {}
    return { kind: flash.kind ?? 'note', text: flash.text.slice(0, 300), ...undo }
  } catch {
    return undefined
  }
}
