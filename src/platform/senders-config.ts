import { existsSync, readFileSync } from 'node:fs'

/** A mail server to hand mail to. */
export type MailServer = {
  host: string
  port: number
  /** TLS from the first byte (smtps), else STARTTLS. */
  secure: boolean
  user: string | null
  password: string | null
  from: string
  /** The certificate of a private authority that vouches for it. */
  ca: string | null
}

/** A gateway that is called over HTTP; what goes there and comes back is signed with the secret. */
export type Gateway = { url: string; secret: string }

/** How push services can reach whoever runs this; `loopback` lets tests stand in for one on this machine, without TLS. */
export type PushSettings = { subject: string; loopback: boolean }

/** Whom messages are handed to; null: this way out is not there. `reports` signs what is reported about mail. */
export type SendersConfig = {
  mail: MailServer | null
  sms: Gateway | null
  wechat: Gateway | null
  push: PushSettings | null
  mailReportSecret: string | null
}

type Env = Record<string, string | undefined>

/** Reads who sends for us; throws one clear line for what makes no sense or would carry addresses in the open. */
export function readSenders(env: Env): SendersConfig {
  return {
    mail: mailServer(env),
    sms: gateway(env, 'JINLIN_SMS'),
    wechat: gateway(env, 'JINLIN_WECHAT'),
    push: push(env),
    mailReportSecret: secret(env, 'JINLIN_MAIL_REPORT_SECRET'),
  }
}

const asUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

/** A part of an address as it was meant; null where it is not there. */
const partOf = (text: string): string | null => (text === '' ? null : decodeURIComponent(text))

function mailServer(env: Env): MailServer | null {
  const text = env['JINLIN_SMTP_URL'] ?? ''
  if (text === '') return null
  const url = asUrl(text)
  if (!url || !/^smtps?:\/\/./.test(url.href))
    throw new Error('JINLIN_SMTP_URL must look like smtp://name:password@mail.example:587 or smtps://….')
  return {
    ...doorOf(url),
    user: partOf(url.username),
    password: partOf(url.password),
    from: fromAddress(env['JINLIN_MAIL_FROM'] ?? ''),
    ca: certificate(env['JINLIN_SMTP_CA'] ?? ''),
  }
}

const doorOf = ({ hostname, port, protocol }: URL) => {
  const secure = protocol === 'smtps:'
  return { host: hostname, port: Number(port) || (secure ? 465 : 587), secure }
}

function certificate(path: string): string | null {
  if (path === '') return null
  if (!existsSync(path)) throw new Error('JINLIN_SMTP_CA must be the path of a certificate.')
  return readFileSync(path, 'utf8')
}

function fromAddress(text: string): string {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(text))
    throw new Error('JINLIN_MAIL_FROM must be the mail address messages come from.')
  return text
}

function gateway(env: Env, name: string): Gateway | null {
  const text = env[`${name}_URL`] ?? ''
  if (text === '') return null
  if (!isClosed(asUrl(text))) throw new Error(`${name}_URL must be an https address: telephone numbers travel there.`)
  const key = secret(env, `${name}_SECRET`)
  if (key === null) throw new Error(`${name}_URL needs ${name}_SECRET beside it.`)
  return { url: text, secret: key }
}

function push(env: Env): PushSettings | null {
  const text = env['JINLIN_PUSH'] ?? 'off'
  const origin = env['JINLIN_ORIGIN'] ?? ''
  if (text === 'off') return null
  if (text === 'loopback' && env['JINLIN_DEMO'] !== 'off')
    return { subject: 'mailto:test@jinlin.invalid', loopback: true }
  if (text !== 'on') throw new Error('JINLIN_PUSH must be on or off.')
  if (!origin.startsWith('https://'))
    throw new Error(
      'JINLIN_PUSH needs JINLIN_ORIGIN with https: browsers remind only then, and push services ask who we are.',
    )
  return { subject: origin, loopback: false }
}

/** Whether nobody on the way can read what is sent there. */
const isClosed = (url: URL | null): boolean =>
  url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere(url.hostname))

/** Names of this very machine, where nothing travels in the open. */
export const isHere = (host: string): boolean => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host)

function secret(env: Env, name: string): string | null {
  const text = env[name] ?? ''
  if (text === '') return null
  if (text.length < 24) throw new Error(`${name} must have at least 24 characters.`)
  return text
}
