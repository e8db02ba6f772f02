import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import type { WebEnv } from './env.ts'
import { formId, mostFormBytes, readForm, sentences, sentForm } from './read-form.ts'

const app = new Hono<WebEnv>()
  .post('/', async (c) => {
    const { sent, all, files, tooMany } = await readForm(c, { maxFiles: 2, field: 'photos' })
    return c.json({ sent, tags: all('tag'), files: files.map(({ name, bytes }) => [name, bytes.length]), tooMany })
  })
  .post('/texts', async (c) => {
    const sent = await sentForm(c)
    return c.json({ sent, again: await sentForm(c), known: 'constructor' in sent || 'toString' in sent })
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

describe('a form of texts over a socket, of announced length', () => {
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/texts`

  it('is read as the platform reads it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))),
        async (texts) => {
          const body = new URLSearchParams(texts)
          const answer = await fetch(address(), { method: 'POST', body })
          const { sent } = (await answer.json()) as { sent: Record<string, string> }
          const theirs = await new Response(body.toString(), {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          }).formData()
          expect(sent).toEqual(Object.fromEntries(theirs))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('says the same when it is asked for twice, and takes 413 for too long a one before it has come', async () => {
    const once = await fetch(address(), { method: 'POST', body: new URLSearchParams({ words: '灯' }) })
    expect(await once.json()).toEqual({ sent: { words: '灯' }, again: { words: '灯' }, known: false })
    const status = await new Promise((resolve, reject) => {
      const asking = request(address(), { method: 'POST', headers: { 'content-length': 2 ** 30 } }, (answer) => {
        resolve(answer.statusCode)
        asking.destroy()
      })
      asking.once('error', reject).flushHeaders()
    })
    expect(status).toBe(413)
  })
})

describe('a form with files', () => {
  it('gives texts and files apart', async () => {
    const { said } = await post([
      ['words', '楼道灯坏了'],
      ['tag', 'a'],
      ['tag', 'b'],
      ['photos', photo(10)],
      ['other', photo(5)],
    ])
    const sent = { words: '楼道灯坏了', tag: 'b' }
    expect(said).toEqual({ sent, tags: ['a', 'b'], files: [['a.jpg', 10]], tooMany: false })
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
    expect(await answer.json()).toEqual({ sent: { words: '你好' }, tags: [], files: [], tooMany: false })
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

const texts = async (body: BodyInit | null, type?: string) => {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
  const answer = await app.request('/texts', { method: 'POST', body, headers })
  return { status: answer.status, said: answer.ok ? ((await answer.json()) as Record<string, unknown>) : undefined }
}
const plain = 'application/x-www-form-urlencoded'

describe('a form of texts', () => {
  it.each([
    ['nothing', null, undefined],
    ['nothing of a kind', '', 'multipart/form-data; boundary=y'],
  ])('%s is an empty form', async (_, body, type) => {
    expect(await texts(body, type)).toEqual({ status: 200, said: { sent: {}, again: {}, known: false } })
  })

  it('has the last of each name, no files, and may be read twice', async () => {
    const body = new FormData()
    for (const value of ['1', '2']) body.append('a', value)
    body.append('file', photo(3))
    expect((await texts(body)).said).toEqual({ sent: { a: '2' }, again: { a: '2' }, known: false })
  })

  it('takes names of JavaScript for names like others', async () => {
    const { said } = await texts('__proto__=x&constructor=y&a=1', plain)
    expect(Object.entries(said?.['sent'] as object)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['a', '1'],
    ])
  })

  it('reads broken encodings as far as they go', async () => {
    expect((await texts('a=%zz&b=%ff%fe&c=%E6%A5', plain)).said).toMatchObject({
      sent: { a: '%zz', b: '\ufffd\ufffd', c: '\ufffd' },
    })
  })

  it('may have a hundred thousand names without keeping anybody waiting', async () => {
    const names = Array.from({ length: 100_000 }, (_, n) => n.toString(36))
    const { said } = await texts(names.join('&'), plain)
    expect(Object.keys(said?.['sent'] as object)).toHaveLength(100_000)
  })

  it('is at most one megabyte, with texts or with a file', async () => {
    expect((await texts(`a=${'x'.repeat(1024 * 1024 - 2)}`, plain)).status).toBe(200)
    expect((await texts(`a=${'x'.repeat(1024 * 1024 - 1)}`, plain)).status).toBe(413)
    const body = new FormData()
    body.set('file', photo(1024 * 1024))
    expect((await texts(body)).status).toBe(413)
    const answer = await app.request('/', { method: 'POST', body: new URLSearchParams({ a: 'x'.repeat(1024 * 1024) }) })
    expect(answer.status, 'texts alone where files are taken').toBe(413)
  })

  it('whatever comes is a form or refused', async () => {
    const type = fc.constantFrom(
      plain,
      `${plain}; charset=gb18030`,
      'multipart/form-data; boundary=x',
      'text/plain',
      ';',
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), type, async (bytes, kind) => {
        expect([200, 400]).toContain((await texts(Uint8Array.from(bytes), kind)).status)
      }),
    )
  })
})

describe('what a form answers', () => {
  const now = new Date('2024-10-24T09:00:00+08:00')
  it('keeps the id it brought, and makes one where it brought none', () => {
    const id = '01900000-0000-7000-8000-000000000001'
    expect(formId({ id }, now)).toBe(id)
    for (const other of [{}, { id: '' }, { id: "'" }]) expect(formId(other, now)).toMatch(/^0192bc[0-9a-f-]{30}$/)
  })

  it('says the first thing that is wrong with each field', () => {
    const problems = [
      { field: 'a', why: 'long' },
      { field: 'a', why: 'odd' },
      { field: 'b', why: 'odd' },
    ] as const
    expect(sentences(problems, { long: '太长', odd: '看不懂' })).toEqual([
      { field: 'a', text: '太长' },
      { field: 'b', text: '看不懂' },
    ])
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
    expect(sent).toBeLessThan(3 * mostFormBytes)
  })

  it('is counted as a whole: three pictures of 14 MB', async () => {
    const { status } = await post([1, 2, 3].map((n) => ['photos', photo(14 * 1024 * 1024, `${n}.jpg`)]))
    expect(status).toBe(413)
    expect((await post([['photos', photo(39 * 1024 * 1024)]])).status).toBe(200)
  })
})
