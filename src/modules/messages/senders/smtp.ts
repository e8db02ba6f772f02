import { createTransport } from 'nodemailer'
import { isHere, type MailServer } from '#platform/senders-config.ts'
import { later, type Handed } from './result.ts'

/** A mail of plain text. `id` names it, as the part of its Message-ID before the @: a second try is the same mail. */
export type Mail = { id: string; to: string; subject: string; text: string; at: Date }

/** A server that thinks longer at one step, and one that takes longer for all of them, counts as one that is not there. */
const CONNECT_MS = 10_000
const STEP_MS = 30_000
const PATIENCE_MS = 120_000

/**
 * Hands one mail to one recipient over SMTP. Nothing is said in the open to a server on another machine. A 5xx to the recipient
 * means a dead address, unless it speaks of policy (RFC 3463, x.7.x); one to the mail itself that it is refused; a 5xx anywhere
 * else is our own settings, which somebody may mend: later.
 */
export async function sendMail(server: MailServer, mail: Mail, patience = PATIENCE_MS): Promise<Handed> {
  const { id, to, subject, text, at } = mail
  const { from } = server
  if (!isOneAddress(to)) return { kind: 'refused', dead: true, error: 'no address' }
  try {
    await lineTo(server).sendMail({
      to,
      from,
      messageId: `<${id}@${domainOf(from)}>`,
      date: at,
      subject,
      text,
      textEncoding: 'base64',
      headers: { 'Auto-Submitted': 'auto-generated' },
      xMailer: false,
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: AbortSignal.timeout(patience),
    })
    return { kind: 'taken' }
  } catch (error) {
    return judged(error as Failure)
  }
}

/** The library would read a list of addresses as several recipients. */
const isOneAddress = (text: string): boolean => /^[^\s,;:<>()"\\@]+@[^\s,;:<>()"\\@]+$/.test(text)

const lineTo = ({ host, port, secure, user, password, from, ca }: MailServer) =>
  createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !isHere(host),
    name: domainOf(from),
    ...(user === null ? {} : { auth: { user, pass: password ?? '' }, forceAuth: true }),
    ...(ca === null ? {} : { tls: { ca } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    maxResponseSize: 64 * 1024,
  })

/** The part behind the @, which names who writes. */
const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1)

/** What the library says of a failure: its own code, the step it came to, and the server's reply where there was one. */
type Failure = { code?: string; command?: string; responseCode?: number; response?: string }

/** Nobody answered, or somebody left: the next recipient would fare no better. */
const away: Record<string, string> = {
  EDNS: 'nobody there',
  ESOCKET: 'nobody there',
  ECONNECTION: 'hung up in the middle',
  ETIMEDOUT: 'no answer in time',
  EABORT: 'no answer in time',
  ETLS: 'no private line',
}

function judged({ code = '', command = '', responseCode, response }: Failure): Handed {
  if (responseCode === undefined) return later(away[code] ?? 'not sent', code in away)
  const step = stepOf(code, command)
  const error = `${responseCode} at ${step}`
  const end = responseCode < 500 ? null : endAt(step, response ?? '')
  return end ? { kind: 'refused', dead: end === 'dead', error } : later(error)
}

/** "554 5.7.1 …": the mailbox may well be there; we are not welcome. */
const ofPolicy = /^\d{3}[ -]\d\.7\./

function endAt(step: string, response: string): 'dead' | 'refused' | null {
  if (step === 'mail') return 'refused'
  return step === 'RCPT' && !ofPolicy.test(response) ? 'dead' : null
}

/** The step a server did not agree to, in the words of the outbox. */
function stepOf(code: string, command: string): string {
  if (code === 'EMESSAGE') return 'mail'
  return command === 'CONN' ? 'greeting' : (command.split(' ')[0] ?? '')
}
