import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import type { WebEnv } from '#platform/web/env.ts'
import { MOST_BYTES, uploadsOf } from './uploads.ts'

const app = new Hono<WebEnv>().post('/', async (c) => {
  const { fields, files, tooMany } = await uploadsOf(c, { maxFiles: 2, field: 'photos' })
  return c.json({ fields, files: files.map(({ name, bytes }) => [name, bytes.length]), tooMany })
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
afterAll(() => void server.close())

const photo = (size: number, name = 'a.jpg') => new File([new Uint8Array(size)], name, { type: 'image/jpeg' })

const post = async (parts: [string, string | File][]) => {
  const body = new FormData()
  for (const [name, value] of parts) body.append(name, value)
  const answer = await app.request('/', { method: 'POST', body })
  return { status: answer.status, said: answer.ok ? ((await answer.json()) as unknown) : undefined }
}

describe('a form with files', () => {
  it('gives texts and files apart', async () => {
    const { said } = await post([
      ['words', '楼道灯坏了'],
      ['tag', 'a'],
      ['tag', 'b'],
      ['photos', photo(10)],
      ['other', photo(5)],
    ])
    expect(said).toEqual({ fields: { words: '楼道灯坏了', tag: ['a', 'b'] }, files: [['a.jpg', 10]], tooMany: false })
  })

  it('knows an input left empty from an empty file', async () => {
    const boundary = 'x'
    const part = (name: string) =>
      `--x\r\nContent-Disposition: form-data; name="photos"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n`
    const send = async (name: string) => {
      const answer = await app.request('/', {
        method: 'POST',
        body: `${part(name)}--x--\r\n`,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
      return (await answer.json()) as { files: unknown[] }
    }
    expect((await send('')).files).toEqual([])
    expect((await send('a.jpg')).files).toEqual([['a.jpg', 0]])
  })

  it('says when there were more files than allowed', async () => {
    const { said } = await post([1, 2, 3].map((n) => ['photos', photo(n)]))
    expect(said).toMatchObject({
      files: [
        ['a.jpg', 1],
        ['a.jpg', 2],
      ],
      tooMany: true,
    })
  })

  it('reads a form sent without files', async () => {
    const answer = await app.request('/', { method: 'POST', body: new URLSearchParams({ words: '你好' }) })
    expect(await answer.json()).toEqual({ fields: { words: '你好' }, files: [], tooMany: false })
  })

  it('refuses what is not a form', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=y', 'application/json', '']) {
      const answer = await app.request('/', {
        method: 'POST',
        body: '--x nonsense',
        headers: type ? { 'content-type': type } : {},
      })
      expect(answer.status, type).toBe(400)
    }
  })
})

/** Sends a body in pieces over a real connection and says what came back and how much was sent until then. */
function flood(bytes: number, headers: Record<string, string>): Promise<{ status: number; sent: number }> {
  const { port } = server.address() as AddressInfo
  const piece = Buffer.alloc(256 * 1024)
  return new Promise((resolve, reject) => {
    let sent = 0
    const outgoing = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...headers },
    })
    outgoing.on('response', (incoming) => {
      resolve({ status: incoming.statusCode ?? 0, sent })
      outgoing.destroy()
    })
    outgoing.on('error', reject)
    const more = () => {
      if (outgoing.destroyed) return
      if (sent >= bytes) return void outgoing.end()
      sent += piece.length
      outgoing.write(piece, () => setImmediate(more))
    }
    more()
  })
}

describe('a body of more than 40 MB', () => {
  it('is refused by its announced length, before it came', async () => {
    const size = 100 * 1024 * 1024
    const { status, sent } = await flood(size, { 'content-length': String(size) })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(20 * 1024 * 1024)
  })

  it('is refused at the limit when no length was announced', async () => {
    const { status, sent } = await flood(400 * 1024 * 1024, { 'transfer-encoding': 'chunked' })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(3 * MOST_BYTES)
  })

  it('is counted as a whole: three pictures of 14 MB', async () => {
    const { status } = await post([1, 2, 3].map((n) => ['photos', photo(14 * 1024 * 1024, `${n}.jpg`)]))
    expect(status).toBe(413)
    expect((await post([['photos', photo(39 * 1024 * 1024)]])).status).toBe(200)
  })
})
