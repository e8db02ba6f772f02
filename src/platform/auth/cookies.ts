import { createHmac, timingSafeEqual } from 'node:crypto'

/** Cookies that carry a value with its signature, written as better-auth writes them, so that either side reads the other's. */
export type SignedCookies = {
  /** The value of a cookie in a `Cookie` header; null when there is none or its signature is not ours. */
  read: (header: string | null, cookie: CookieName) => string | null
  /** A `Set-Cookie` line; without `maxAge` (seconds) the cookie goes when the browser is closed. */
  write: (cookie: CookieName, value: string, maxAge: number | null) => string
  /** A `Set-Cookie` line that takes the cookie away. */
  clear: (cookie: CookieName) => string
  /** A `Cookie` header with one signed value, for calls to better-auth on behalf of a session. */
  header: (cookie: CookieName, value: string) => string
  /** Whether a `Set-Cookie` line is about this cookie. */
  isFor: (line: string, cookie: CookieName) => boolean
}

/** `session_token`: a session. `two_factor`: a password was right and the code is still to come. */
export type CookieName = 'session_token' | 'two_factor'

/** Signs with the key as text; `secure` says whether browsers send the cookie over https only. */
export function signedCookies(key: string, secure: boolean): SignedCookies {
  const nameOf = (cookie: CookieName): string => `${secure ? '__Secure-' : ''}jinlin.${cookie}`
  const signatureOf = (value: string): Buffer => createHmac('sha256', key).update(value).digest()
  const signed = (value: string): string => encodeURIComponent(`${value}.${signatureOf(value).toString('base64')}`)
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const isSigned = (value: string, signature: string): boolean => {
    const given = Buffer.from(signature, 'base64')
    const ours = signatureOf(value)
    return given.length === ours.length && timingSafeEqual(given, ours)
  }
  return {
    read: (header, cookie) => {
      const text = decoded(valueIn(header ?? '', nameOf(cookie)))
      const dot = text.lastIndexOf('.')
      const value = text.slice(0, Math.max(dot, 0))
      return value !== '' && isSigned(value, text.slice(dot + 1)) ? value : null
    },
    write: (cookie, value, maxAge) =>
      `${nameOf(cookie)}=${signed(value)}; ${maxAge === null ? '' : `Max-Age=${maxAge}; `}${attributes}`,
    clear: (cookie) => `${nameOf(cookie)}=; Max-Age=0; ${attributes}`,
    header: (cookie, value) => `${nameOf(cookie)}=${signed(value)}`,
    isFor: (line, cookie) => line.startsWith(`${nameOf(cookie)}=`),
  }
}

function valueIn(header: string, name: string): string {
  const part = header.split(';').find((piece) => piece.trim().startsWith(`${name}=`))
  return part?.trim().slice(name.length + 1) ?? ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
