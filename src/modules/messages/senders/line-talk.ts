import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { MailServer } from '#platform/senders-config.ts'

/** A reply of a mail server: its code, and what its lines say. */
export type Reply = { code: number; lines: string[] }

/** A talk line by line with a mail server. Each step waits for its reply no longer than half a minute. */
export type Talk = { say: (line: string) => Promise<Reply>; secured: () => Promise<Talk>; end: () => void }

const CONNECT_MS = 10_000
const REPLY_MS = 30_000
/** Nobody answers at such length; what does is no mail server. */
const mostReply = 64 * 1024

/** Opens the talk and hears the greeting. */
export async function openTalk(server: MailServer): Promise<{ talk: Talk; greeting: Reply }> {
  const { host, port } = server
  const socket = server.secure ? connectTls({ host, port, ...trust(server) }) : connectPlain({ host, port })
  await connected(socket, server.secure ? 'secureConnect' : 'connect')
  return { talk: talkOver(socket, server), greeting: await reply(socket) }
}

const trust = ({ host, ca }: MailServer) => ({
  servername: /^[\d.:[\]]+$/.test(host) ? '' : host,
  ...(ca ? { ca } : {}),
})

function connected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), CONNECT_MS)
    const over = (settle: () => void) => () => {
      clearTimeout(timer)
      settle()
    }
    socket.once(event, over(resolve))
    socket.once('error', (error) => over(() => reject(error))())
    // What breaks later fails the step it breaks in.
    socket.on('error', () => undefined)
  })
}

const talkOver = (socket: Socket, server: MailServer): Talk => ({
  say: (line) => {
    socket.write(`${line}\r\n`)
    return reply(socket)
  },
  secured: async () => {
    socket.removeAllListeners('data')
    const closed = connectTls({ socket, host: server.host, ...trust(server) })
    await connected(closed, 'secureConnect')
    return talkOver(closed, server)
  },
  end: () => socket.destroy(),
})

/** The next whole reply: lines `250-…` and a last one `250 …`. */
function reply(socket: Socket): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let text = ''
    const settle = (done: () => void) => {
      clearTimeout(timer)
      socket.off('data', hear).off('close', gone)
      done()
    }
    const timer = setTimeout(() => settle(() => reject(new Error('no reply in time'))), REPLY_MS)
    const gone = () => settle(() => reject(new Error('hung up')))
    const hear = (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const lines = text.split('\r\n').filter(Boolean)
      if (text.length > mostReply) settle(() => reject(new Error('no mail server')))
      else if (text.endsWith('\r\n') && /^\d{3}( |$)/.test(lines.at(-1) ?? ''))
        settle(() => resolve({ code: Number(lines.at(-1)?.slice(0, 3)), lines: lines.map((line) => line.slice(4)) }))
    }
    if (socket.destroyed) gone()
    else socket.on('data', hear).once('close', gone)
  })
}
