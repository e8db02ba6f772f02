import { isHere, type MailServer } from '#platform/senders-config.ts'
import { openTalk, type Talk } from './line-talk.ts'
import { domainOf, writeMail, type Mail } from './mime.rules.ts'
import { later, type Handed } from './result.ts'

/** A step the server did not agree to. */
type Declined = Error & { step: string; code: number }

const declined = (step: string, code: number): Declined =>
  Object.assign(new Error(`${code} at ${step}`), { step, code })
const isDeclined = (error: unknown): error is Declined => error instanceof Error && 'step' in error

/**
 * Hands one mail to one recipient over SMTP (RFC 5321): EHLO, STARTTLS where offered, AUTH PLAIN, MAIL, RCPT, DATA.
 * Nothing is said in the open to a server on another machine. A 5xx to the recipient means a dead address, one to the mail
 * itself that it is refused; a 5xx anywhere else is our own settings, which somebody may mend: later.
 */
export async function sendMail(server: MailServer, mail: Omit<Mail, 'from'>): Promise<Handed> {
  let talk: Talk | undefined
  try {
    const opened = await openTalk(server)
    talk = opened.talk
    agreed('greeting', opened.greeting.code, 220)
    talk = await introduced(talk, server)
    await handOver(talk, { ...mail, from: server.from })
    return { kind: 'taken' }
  } catch (error) {
    if (isDeclined(error)) return judged(error)
    return later(talk ? 'hung up in the middle' : 'nobody there', true)
  } finally {
    talk?.end()
  }
}

function judged({ step, code, message }: Declined): Handed {
  const forGood = code >= 500 && (step === 'RCPT' || step === 'mail')
  return forGood ? { kind: 'refused', dead: step === 'RCPT', error: message } : later(message)
}

function agreed(step: string, code: number, wanted: number): void {
  if (Math.floor(code / 10) !== Math.floor(wanted / 10)) throw declined(step, code)
}

/** Says who we are, makes the line private, and shows the password where there is one. */
async function introduced(open: Talk, server: MailServer): Promise<Talk> {
  let talk = open
  let offers = await hello(talk, server)
  if (!server.secure && offers.includes('STARTTLS')) {
    agreed('STARTTLS', (await talk.say('STARTTLS')).code, 220)
    talk = await talk.secured()
    offers = await hello(talk, server)
  } else if (!server.secure && !isHere(server.host)) throw declined('STARTTLS', 454)
  if (server.user !== null) {
    const word = Buffer.from(`\0${server.user}\0${server.password ?? ''}`).toString('base64')
    agreed('AUTH', (await talk.say(`AUTH PLAIN ${word}`)).code, 235)
  }
  return talk
}

async function hello(talk: Talk, { from }: MailServer): Promise<string[]> {
  const { code, lines } = await talk.say(`EHLO ${domainOf(from)}`)
  agreed('EHLO', code, 250)
  return lines.map((line) => line.trim().toUpperCase())
}

async function handOver(talk: Talk, mail: Mail): Promise<void> {
  agreed('MAIL', (await talk.say(`MAIL FROM:<${mail.from}>`)).code, 250)
  agreed('RCPT', (await talk.say(`RCPT TO:<${mail.to}>`)).code, 250)
  agreed('DATA', (await talk.say('DATA')).code, 354)
  agreed('mail', (await talk.say(`${writeMail(mail)}.`)).code, 250)
}
