import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import ece from 'http_ece'
import { afterAll } from 'vitest'

/** A push as its service took it. */
export type Taken = { path: string; headers: IncomingHttpHeaders; body: Buffer }

/** A real HTTP server in a push service's place; its answer may be changed between calls, and may be none. */
export async function pushService() {
  const taken: Taken[] = []
  const state: { answer: (push: Taken, response: ServerResponse) => void } = {
    answer: (_push, response) => void response.writeHead(201).end(),
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const push = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) }
      taken.push(push)
      state.answer(push, response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const answers = (status: number, headers = {}) => {
    state.answer = (_push, response) => void response.writeHead(status, headers).end()
  }
  return { port, url: `http://127.0.0.1:${port}`, taken, state, answers }
}

/** A browser that lets itself be reminded: what it gives out, and what it reads in what is sent to it. */
export function browser(endpoint: string) {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16).toString('base64url')
  const subscription = { endpoint, keys: { p256dh: pair.getPublicKey('base64url'), auth } }
  const reads = ({ body }: Taken): unknown =>
    JSON.parse(ece.decrypt(body, { version: 'aes128gcm', privateKey: pair, authSecret: auth }).toString())
  return { subscription, text: JSON.stringify(subscription), reads }
}

/** Who says that they sent it (RFC 8292): the claims, the key beside them, and whether the signature is good for it. */
export function claimsOf({ headers }: Taken) {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(String(headers.authorization)) ?? []
  const [, signed = '', claims = '', signature = ''] = /^([^.]+\.([^.]+))\.(.+)$/.exec(token) ?? []
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const known = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } })
  const isGood = verify(
    'sha256',
    Buffer.from(signed),
    { key: known, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; sub: string; exp: number }
  return { ...said, key, isGood }
}
