import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSenders, type MailServer } from '#platform/senders-config.ts'
import { thursday } from '#test/world.ts'
import { accepts, gatewayServer, mailServer } from './carriers.test.kit.ts'
import { callGateway, type GatewayCall } from './gateway.ts'
import { isSigned, signatureOf, signed } from './signature.ts'
import { sendMail } from './smtp.ts'

const mail = {
  id: 'id-1',
  to: 'wang@mail.example',
  subject: '东大名居民区：您有 3 条新消息',
  text: '您好：\n.\n完\n',
  at: thursday,
}
const to = (port: number, over: Partial<MailServer> = {}): MailServer => ({
  host: '127.0.0.1',
  port,
  secure: false,
  user: null,
  password: null,
  from: 'jinlin@area.example',
  ca: null,
  ...over,
})

describe('mail', () => {
  test('arrives as it was written: Chinese, long subjects, lines of one dot', async () => {
    const server = await mailServer()
    const subject = '长'.repeat(100) + '🏮'.repeat(30)
    expect(await sendMail(to(server.port), { ...mail, subject })).toEqual({ kind: 'taken' })
    expect(server.caught).toMatchObject([
      { to: mail.to, subject, text: mail.text, id: 'id-1@area.example', secure: false, user: null },
    ])
    expect(Math.max(...(server.caught[0]?.head.split('\n').map((line) => line.length) ?? []))).toBeLessThanOrEqual(78)
  })

  test('says that a machine wrote it, when, and under the same name at every try; of a way to end it by mail it says nothing', async () => {
    const server = await mailServer()
    for (let time = 0; time < 2; time++) await sendMail(to(server.port), mail)
    const [first, second] = server.caught.map(({ head }) => head)
    expect(first).toContain('Auto-Submitted: auto-generated')
    expect(first).toContain(`Date: ${thursday.toUTCString().replace('GMT', '+0000')}`)
    expect(first).not.toMatch(/^(X-Mailer|List-Unsubscribe)/im)
    expect(second).toBe(first)
  })

  test('a subject cannot write headers', async () => {
    const server = await mailServer()
    await sendMail(to(server.port), { ...mail, subject: 'x\r\nBcc: y@z.example\r\n\r\nhello' })
    expect(server.caught).toMatchObject([
      { to: mail.to, subject: expect.stringMatching(/^x.*Bcc.*hello$/) as string, text: mail.text },
    ])
    expect(server.caught[0]?.head).not.toMatch(/^Bcc/im)
  })

  test.each([
    'wang@mail.example\r\nRCPT TO:<y@z.example>',
    'wang@mail.example, y@z.example',
    'y',
    'Wang <y@z.example>',
  ])('what is not one address is nobody: %j', async (address) => {
    const server = await mailServer()
    expect(await sendMail(to(server.port), { ...mail, to: address })).toEqual({
      kind: 'refused',
      dead: true,
      error: 'no address',
    })
    expect(server.caught).toEqual([])
  })

  test.each([
    ['550 no such user wang@mail.example', { kind: 'refused', dead: true, error: '550 at RCPT' }],
    ['550 5.1.1 no such user wang@mail.example', { kind: 'refused', dead: true, error: '550 at RCPT' }],
    ['554 5.7.1 relay access denied', { kind: 'later', away: false, error: '554 at RCPT' }],
    ['450 try again wang@mail.example', { kind: 'later', away: false, error: '450 at RCPT' }],
    ['421 closing', { kind: 'later', away: false, error: '421 at RCPT' }],
  ])('an answer to the recipient: %s', async (answer, result) => {
    const server = await mailServer({ rcpt: () => answer })
    expect(await sendMail(to(server.port), mail)).toEqual(result)
    expect(server.caught).toEqual([])
  })

  test('a refused mail is no dead address; refused settings are neither', async () => {
    const server = await mailServer({ mail: () => '554 spam' })
    expect(await sendMail(to(server.port), mail)).toEqual({ kind: 'refused', dead: false, error: '554 at mail' })
    const closed = await mailServer({ greeting: '554 not for you' })
    expect(await sendMail(to(closed.port), mail)).toEqual({ kind: 'later', away: false, error: '554 at greeting' })
    const wrong = await mailServer({ password: 'right' })
    expect(await sendMail(to(wrong.port, { user: 'us', password: 'wrong' }), mail)).toMatchObject({
      error: '535 at AUTH',
    })
  })

  test('nobody there, or somebody who hangs up, is another time', async () => {
    const server = await mailServer({ mail: () => (void server.shut(), undefined) })
    expect(await sendMail(to(server.port), mail)).toMatchObject({ kind: 'later', away: true })
    expect(await sendMail(to(server.port), mail)).toEqual({ kind: 'later', away: true, error: 'nobody there' })
    expect(await sendMail(to(server.port, { host: 'nowhere.invalid' }), mail)).toMatchObject({
      kind: 'later',
      away: true,
    })
  })

  test('a server that goes on and on without an end is left at the deadline', async () => {
    const server = await mailServer({ drags: true })
    expect(await sendMail(to(server.port), mail, 400)).toEqual({
      kind: 'later',
      away: true,
      error: 'no answer in time',
    })
  })

  test('is not told to a server elsewhere that cannot keep it private', async () => {
    const server = await mailServer()
    expect(await sendMail(to(server.port, { host: '0.0.0.0' }), mail)).toMatchObject({ error: '502 at STARTTLS' })
    expect(server.caught).toEqual([])
  })

  const openssl = (() => {
    try {
      return execFileSync('openssl', ['version']).length > 0
    } catch {
      return false
    }
  })()
  test.skipIf(!openssl)('goes under TLS where the server offers it, to a server that is who it says', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'jinlin-tls-'))
    const [key, cert] = [join(dir, 'key'), join(dir, 'cert')]
    const subject = ['-subj', '/CN=mail', '-addext', 'subjectAltName=IP:127.0.0.1']
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
      { stdio: 'ignore' },
    )
    const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
    rmSync(dir, { recursive: true })
    const server = await mailServer({ tls, password: 'a password' })
    const login = { user: 'us', password: 'a password' }
    expect(await sendMail(to(server.port, { ...login, ca: tls.cert }), mail)).toEqual({ kind: 'taken' })
    expect(server.caught).toMatchObject([{ secure: true, user: 'us' }])
    expect(await sendMail(to(server.port, login), mail)).toMatchObject({ kind: 'later' })
    expect(server.caught).toHaveLength(1)
  })
})

describe('a gateway', () => {
  const secret = 'a secret of more than 24 characters'
  const call: GatewayCall = { id: 'id-1', channel: 'sms', to: '13800000000', template: 'news', lang: 'zh', values: {} }
  const ask = (url: string, patience?: number) =>
    callGateway({ url, secret }, call, { at: thursday, ...(patience === undefined ? {} : { patience }) })

  test('is called with a signature over time and body, and our name for the message', async () => {
    const gateway = await gatewayServer(accepts)
    expect(await ask(gateway.url)).toEqual({ kind: 'taken' })
    const { headers, body } = gateway.heard[0]!
    expect(headers['idempotency-key']).toBe('id-1')
    const [timestamp, signature] = [headers['x-jinlin-timestamp'] as string, headers['x-jinlin-signature'] as string]
    expect(isSigned(secret, { timestamp, signature, body }, thursday)).toBe(true)
    expect(isSigned(secret, { timestamp, signature, body: body.replace('138', '139') }, thursday)).toBe(false)
    expect(isSigned('another secret', { timestamp, signature, body }, thursday)).toBe(false)
    expect(isSigned(secret, { timestamp, signature, body }, new Date(thursday.getTime() + 301_000))).toBe(false)
    expect(signed(secret, thursday, body)['x-jinlin-signature']).toBe(`sha256=${signatureOf(secret, timestamp, body)}`)
  })

  test.each([
    ['an empty yes', 200, ''],
    ['a page of a proxy', 200, '<h1>ok</h1>'],
    ['a yes to another message', 200, '{"id":"id-2","accepted":true}'],
    ['a yes that is no yes', 200, '{"id":"id-1","accepted":"true"}'],
    ['a yes and an error', 500, '{"id":"id-1","accepted":true}'],
    ['null', 200, 'null'],
  ])('that lies is not believed: %s', async (_, status, answer) => {
    const gateway = await gatewayServer((_heard, response) => void response.writeHead(status).end(answer))
    expect(await ask(gateway.url)).toMatchObject({ kind: 'later', away: false })
  })

  test('may refuse for good, and say that nobody has that number', async () => {
    const gateway = await gatewayServer(
      ({ json }, response) =>
        void response.writeHead(422).end(JSON.stringify({ id: json.id, accepted: false, final: true, dead: true })),
    )
    expect(await ask(gateway.url)).toEqual({ kind: 'refused', dead: true, error: '422 refused' })
  })

  test('that does not answer, or sends us elsewhere, is not there', async () => {
    const gateway = await gatewayServer(
      (_heard, response) => void response.writeHead(302, { location: '/other' }).end(),
    )
    expect(await ask(gateway.url)).toMatchObject({ kind: 'later', away: true })
    gateway.state.answer = () => undefined
    expect(await ask(gateway.url, 300)).toEqual({ kind: 'later', away: true, error: 'no answer in time' })
  })

  test('that answers without end is hung up on after a few kilobytes', async () => {
    let sent = 0
    let left: Promise<unknown> | undefined
    const gateway = await gatewayServer(({ json }, response) => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(8192))) sent += 8192
      }
      response.write(`{"id":"${json.id}","accepted":true`)
      left = once(response.on('drain', more), 'close')
      more()
    })
    expect(await ask(gateway.url)).toEqual({ kind: 'later', away: false, error: '200 without our id' })
    await left
    expect(sent).toBeLessThan(16 * 1024 * 1024)
  })

  test('that lets its answer trickle is left at the deadline, though there is always a little more', async () => {
    let left: Promise<unknown> | undefined
    const gateway = await gatewayServer((_heard, response) => {
      const drip = setInterval(() => response.write(' '), 20)
      left = once(response, 'close').finally(() => clearInterval(drip))
    })
    expect(await ask(gateway.url, 400)).toEqual({ kind: 'later', away: true, error: 'no answer in time' })
    await left
  })
})

describe('the settings', () => {
  test.each([
    [{ JINLIN_SMTP_URL: 'mail.example' }, 'JINLIN_SMTP_URL'],
    [{ JINLIN_SMTP_URL: 'smtp://mail.example' }, 'JINLIN_MAIL_FROM'],
    [{ JINLIN_SMS_URL: 'http://gateway.example/', JINLIN_SMS_SECRET: 'x'.repeat(24) }, 'https'],
    [{ JINLIN_SMS_URL: 'https://gateway.example/' }, 'JINLIN_SMS_SECRET'],
    [{ JINLIN_WECHAT_URL: 'https://gateway.example/', JINLIN_WECHAT_SECRET: 'short' }, '24 characters'],
  ])('%j stops the start with a clear line', (env, said) => expect(() => readSenders(env)).toThrow(said))

  test('are read', () => {
    const env = { JINLIN_SMTP_URL: 'smtps://us:p%40ss@mail.example', JINLIN_MAIL_FROM: 'a@b.example' }
    expect(readSenders(env).mail).toMatchObject({ host: 'mail.example', port: 465, secure: true, password: 'p@ss' })
    expect(readSenders({})).toEqual({ mail: null, sms: null, wechat: null, push: null, mailReportSecret: null })
  })
})
