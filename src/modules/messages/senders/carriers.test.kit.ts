import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { afterAll } from 'vitest'

/** A mail as the server took it. */
export type Caught = {
  to: string
  subject: string
  text: string
  id: string
  /** Its headers, as they came over the line. */
  head: string
  secure: boolean
  user: string | null
}

export type Manners = {
  /** The answer to RCPT for an address; 250 where it says nothing. */
  rcpt?: (to: string) => string | undefined | Promise<string | undefined>
  /** The answer to a whole mail. */
  mail?: (mail: Caught) => string | undefined
  greeting?: string
  /** Before a whole mail is answered: a line that says it goes on, now and then, and never comes to its end. */
  drags?: boolean
  /** With these it offers STARTTLS. */
  tls?: { key: string; cert: string }
  password?: string
}

const listening = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve) => server.listen(port, '0.0.0.0', () => resolve((server.address() as AddressInfo).port)))

/** A real mail server on this machine: it speaks SMTP and keeps what it took. It can be shut and opened again at its port. */
export async function mailServer(manners: Manners = {}) {
  const caught: Caught[] = []
  const open = new Set<Socket>()
  let server = createServer()
  const start = async (port = 0) => {
    server = createServer((socket) => {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => open.delete(socket))
      converse(socket, { manners, caught })
    })
    return listening(server, port)
  }
  const port = await start()
  const shut = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  afterAll(shut)
  return { port, caught, manners, shut, reopen: () => start(port) }
}

type Talk = { manners: Manners; caught: Caught[]; secure?: boolean }
type SoFar = { to: string; user: string | null; body: string | null }

const verbsOf = (socket: Socket, talk: Talk, so: SoFar): Record<string, (line: string) => unknown> => {
  const { manners, secure = false } = talk
  const say = (line: string) => socket.write(`${line}\r\n`)
  return {
    EHLO: () => {
      say('250-mail.example')
      if (manners.tls && !secure) say('250-STARTTLS')
      say('250 AUTH PLAIN')
    },
    STARTTLS: () => {
      say(manners.tls ? '220 go on' : '502 not here')
      if (!manners.tls) return
      socket.removeAllListeners('data')
      const secureContext = createSecureContext(manners.tls)
      const closed = new TLSSocket(socket, { isServer: true, secureContext })
      closed.on('error', () => undefined)
      converse(closed, { ...talk, secure: true })
    },
    AUTH: (line) => {
      const [, name = '', password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
        .toString()
        .split('\0')
      so.user = name
      say(password === manners.password ? '235 welcome' : '535 no')
    },
    MAIL: () => say('250 ok'),
    RCPT: async (line) => {
      so.to = /<(.*)>/.exec(line)?.[1] ?? ''
      say((await manners.rcpt?.(so.to)) ?? '250 ok')
    },
    DATA: () => {
      so.body = ''
      say('354 go on')
    },
  }
}

function converse(socket: Socket, talk: Talk): void {
  const { manners, caught, secure = false } = talk
  const so: SoFar = { to: '', user: null, body: null }
  const verbs = verbsOf(socket, talk, so)
  const say = (line: string) => socket.write(`${line}\r\n`)
  const inMail = (line: string, body: string) => {
    so.body = line === '.' ? null : `${body}${line}\n`
    if (line !== '.') return
    const mail = { ...read(body), to: so.to, secure, user: so.user }
    if (manners.drags) {
      const dragging = setInterval(() => say('250-still at it'), 20)
      socket.on('close', () => clearInterval(dragging))
      return
    }
    const answer = manners.mail?.(mail) ?? '250 taken'
    if (answer.startsWith('2')) caught.push(mail)
    say(answer)
  }
  if (!secure) say(manners.greeting ?? '220 mail.example')
  let rest = ''
  socket.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines)
      if (so.body !== null) inMail(line, so.body)
      else void (verbs[line.split(' ')[0] ?? ''] ?? (() => say('500 what?')))(line)
  })
}

/** A mail read back as a mail program would. */
function read(mail: string) {
  const at = mail.indexOf('\n\n')
  const head = mail.slice(0, at)
  const unfolded = head.replace(/\n /g, ' ')
  const subject = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? ''
  const decoded = (text: string) => Buffer.from(text, 'base64').toString()
  return {
    subject: subject
      .replace(/\?= =\?/g, '?==?')
      .replace(/=\?UTF-8\?B\?(.*?)\?=/g, (_, piece: string) => decoded(piece)),
    text: decoded(mail.slice(at)).replaceAll('\r\n', '\n'),
    head,
    id: /^Message-ID: <(.*)>$/m.exec(unfolded)?.[1] ?? '',
  }
}

/** A call as the gateway heard it. */
export type Heard = {
  headers: IncomingMessage['headers']
  body: string
  json: { id: string; to: string } & Record<string, unknown>
}

/** A real HTTP server in a gateway's place. `answer` may be changed between calls; what it throws away hangs. */
export async function gatewayServer(answer: (heard: Heard, response: ServerResponse) => void) {
  const heard: Heard[] = []
  const state = { answer }
  const server = createHttp((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const call = { headers: request.headers, body, json: JSON.parse(body) as Heard['json'] }
      heard.push(call)
      state.answer(call, response)
    })
  })
  const port = await listening(server)
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${port}/send`, heard, state }
}

export const accepts = ({ json }: Heard, response: ServerResponse): void =>
  void response.end(JSON.stringify({ id: json.id, accepted: true }))
