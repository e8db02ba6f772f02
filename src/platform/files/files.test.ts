import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Area, Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import { holdsSignature } from './address.ts'
import { blobPath } from './blobs.ts'
import { attachPicture, files, keepPicture, pictureUrl, pictureWords, sweepFiles, type KeptPicture } from './files.ts'

/** Programs of the system, for the tests of a full disk. */
const mounting = { on: 'mount', off: 'umount' }

let services: Awaited<ReturnType<typeof freshServices>>
let here: Area
let me: Ctx

beforeAll(async () => {
  services = await freshServices()
  here = await area(services)
  me = ctx(services, here)
})

const grey = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#789' } })

/** A photo as a phone makes it: held upright, with the place it was taken, a maker and a profile. */
const phonePhoto = (width = 3000, height = 1500) =>
  grey(width, height)
    .composite([{ input: { create: { width: width / 2, height, channels: 3, background: '#c33' } }, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'SomePhone', Copyright: 'Wang Xiuying' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 13/1 49/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 28/1 25/1',
      },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
    )
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

const kept = async (bytes: Uint8Array): Promise<KeptPicture> => {
  const outcome = await keepPicture(me, bytes)
  if (!outcome.done) throw new Error(outcome.why)
  return outcome.value
}

const blob = (sha256: Buffer) => blobPath(services.filesDir, here.id, sha256)

describe('a picture that comes in', () => {
  it('leaves the place, the name and everything else a phone wrote into it behind', async () => {
    const photo = await phonePhoto()
    const before = await sharp(photo).metadata()
    // 0x8825 is the EXIF entry that leads to the place.
    expect(before.exif?.includes(Buffer.from([0x25, 0x88]))).toBe(true)
    expect(before.exif?.includes('Wang Xiuying')).toBe(true)
    expect([before.orientation, before.icc?.length, before.xmp?.length].every(Boolean)).toBe(true)
    const { sha256, smallSha256 } = await kept(photo)
    for (const sum of [sha256, smallSha256]) {
      const after = await sharp(blob(sum)).metadata()
      expect(after.format).toBe('jpeg')
      expect(after.space).toBe('srgb')
      for (const name of ['exif', 'icc', 'iptc', 'xmp', 'orientation', 'comments', 'tifftagPhotoshop'] as const)
        expect(after[name], name).toBeUndefined()
    }
    const bytes = readFileSync(blob(sha256))
    for (const trace of ['Wang', 'SomePhone', 'GPS', 'adobe', 'Exif']) expect(bytes.includes(trace), trace).toBe(false)
  })

  it('stands upright, in two sizes', async () => {
    const picture = await kept(await phonePhoto())
    expect(picture).toMatchObject({ width: 1024, height: 2048, mediaType: 'image/jpeg' })
    const small = sharp(blob(picture.smallSha256))
    expect(await small.metadata()).toMatchObject({ width: 240, height: 480 })
    // Orientation 6: the left half of what the camera saw is the top.
    const [r = 0, , b = 0] = await small.extract({ left: 120, top: 20, width: 1, height: 1 }).raw().toBuffer()
    expect(r).toBeGreaterThan(b + 50)
  })

  it('is never made larger than it was, and see-through parts become white', async () => {
    const png = await sharp({
      create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const picture = await kept(png)
    expect(picture).toMatchObject({ width: 60, height: 40 })
    expect([...(await sharp(blob(picture.sha256)).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })

  it('is one file when it comes twice', async () => {
    const photo = await grey(50, 50).webp().toBuffer()
    const [first, second] = await Promise.all([kept(photo), kept(photo)])
    expect(second.sha256).toEqual(first.sha256)
    expect(readdirSync(join(blob(first.sha256), '..'))).toEqual([first.sha256.toString('hex')])
  })
})

describe('what is not taken in', () => {
  const why = async (bytes: Uint8Array) => {
    const outcome = await keepPicture(me, bytes)
    return outcome.done ? 'taken' : outcome.why
  }
  const text = (words: string) => new TextEncoder().encode(words)

  it('a HEIC from a telephone, by name', async () => {
    for (const brand of ['heic', 'heix', 'mif1', 'msf1', 'hevc']) {
      const head = Buffer.concat([
        Buffer.from([0, 0, 0, 24]),
        text(`ftyp${brand}`),
        Buffer.from([0, 0, 0, 0]),
        text('mif1heic'),
      ])
      expect(await why(Buffer.concat([head, randomBytes(500)])), brand).toBe('heic')
    }
    expect(pictureWords('zh').refused.heic).toContain('HEIC')
  })

  it('text, a drawing, a paper, a film or nothing under the name of a picture', async () => {
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    expect(await why(text('this is not a photo.jpg'))).toBe('not-a-picture')
    expect(await why(text(svg))).toBe('not-a-picture')
    expect(await why(text('%PDF-1.7\n%âãÏÓ\n1 0 obj'))).toBe('not-a-picture')
    expect(await why(await grey(9, 9).gif().toBuffer())).toBe('not-a-picture')
    expect(await why(await grey(9, 9).tiff().toBuffer())).toBe('not-a-picture')
    expect(await why(new Uint8Array())).toBe('not-a-picture')
  })

  it('a picture that moves', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    expect(await why(moving)).toBe('not-a-picture')
  })

  it('a photo that broke off on the way', async () => {
    const photo = await phonePhoto()
    for (const part of [0.02, 0.3, 0.6, 0.95])
      expect(await why(photo.subarray(0, photo.length * part)), String(part)).toBe('damaged')
    const png = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .png()
      .toBuffer()
    expect(await why(png.subarray(0, png.length / 2))).toBe('damaged')
    const webp = await sharp(png).webp().toBuffer()
    expect(await why(webp.subarray(0, webp.length / 2))).toBe('damaged')
  })

  it('more than 12 MB, before anything looks into it', async () => {
    expect(await why(new Uint8Array(12 * 1024 * 1024 + 1))).toBe('too-big')
    expect(await why(new Uint8Array(40 * 1024 * 1024))).toBe('too-big')
  })

  it('a picture of a few bytes that would fill gigabytes, without trying', async () => {
    const before = process.memoryUsage().rss
    const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await why(bomb)).toBe('too-many-pixels')
    const claims = Buffer.from(bomb)
    claims.writeUInt32BE(200_000, 16)
    expect(['too-many-pixels', 'damaged']).toContain(await why(claims))
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })

  it('anything for which there is no room: nothing is left behind', async () => {
    const noRoom = () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
    const dir = join(services.filesDir, 'full')
    const elsewhere = { ...me, filesDir: dir }
    expect(await keepPicture(elsewhere, await phonePhoto(), noRoom)).toEqual({ done: false, why: 'disk-full' })
    expect(filesUnder(dir)).toEqual([])
    const broken = () => Promise.reject(Object.assign(new Error('the disk is gone'), { code: 'EIO' }))
    await expect(keepPicture(elsewhere, await phonePhoto(), broken)).rejects.toThrow('the disk is gone')
  })

  it.runIf(process.getuid?.() === 0)('the same on a disk that is really full (root only)', async (t) => {
    const dir = join(services.filesDir, 'tiny')
    mkdirSync(dir, { recursive: true })
    try {
      execFileSync(mounting.on, ['-t', 'tmpfs', '-o', 'size=64k', 'none', dir], { stdio: 'ignore' })
    } catch {
      return t.skip('mounting is not allowed here')
    }
    try {
      const noise = await sharp(randomBytes(900 * 900 * 3), { raw: { width: 900, height: 900, channels: 3 } })
        .jpeg()
        .toBuffer()
      expect(await keepPicture({ ...me, filesDir: dir }, noise)).toEqual({ done: false, why: 'disk-full' })
      expect(filesUnder(dir)).toEqual([])
    } finally {
      execFileSync(mounting.off, [dir])
      rmSync(dir, { recursive: true })
    }
  })

  it('has a sentence for each reason, in both languages', () => {
    for (const lang of ['zh', 'en'] as const)
      for (const sentence of Object.values(pictureWords(lang).refused)) expect(sentence.length).toBeGreaterThan(10)
  })
})

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dir, name)).isFile())

/** What an address asks for, taken apart. */
const signatureIn = (url: string) => {
  const { pathname, searchParams } = new URL(url, 'http://here')
  const [, , fileId = '', size = ''] = pathname.split('/')
  return { fileId, size, until: Number(searchParams.get('until')), given: searchParams.get('sign') ?? '' }
}

describe('the address of a picture', () => {
  const web = (as: () => Ctx) =>
    new Hono<WebEnv>()
      .use(async (c, next) => {
        c.set('ctx', as())
        await next()
      })
      .route('/', files)

  const attached = async () => {
    const picture = await kept(await grey(700, 300).png().toBuffer())
    return inArea(me, (tx) => attachPicture(tx, me, picture))
  }

  it('shows the picture in the size it names, and says so to nobody else', async () => {
    const id = await attached()
    const url = pictureUrl(me, id, 'small')
    const answer = await web(() => me).request(url)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      // 9:00 o'clock: until 11:00.
      'cache-control': 'private, max-age=7200, immutable',
    })
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ width: 480 })
    const large = await web(() => me).request(pictureUrl(me, id, 'large'))
    expect(await sharp(Buffer.from(await large.arrayBuffer())).metadata()).toMatchObject({ width: 700 })
  })

  it('stays the same within the hour and ends with the next', async () => {
    const id = await attached()
    const url = pictureUrl(me, id, 'small')
    const later = (minutes: number): Ctx => ({ ...me, now: new Date(me.now.getTime() + minutes * 60_000) })
    expect(pictureUrl(later(59), id, 'small')).toBe(url)
    expect((await web(() => later(119)).request(url)).status).toBe(200)
    expect((await web(() => later(120)).request(url)).status).toBe(404)
  })

  it('answers 404 to every other address', async () => {
    const id = await attached()
    const other = await attached()
    const elsewhere = ctx(services, await area(services, 'another', '别处居民区'))
    const url = pictureUrl(me, id, 'small')
    const status = async (path: string, as = me) => (await web(() => as).request(path)).status
    expect(await status(url)).toBe(200)
    expect(await status(url, elsewhere)).toBe(404)
    expect(await status(pictureUrl(elsewhere, id, 'small'), elsewhere)).toBe(404)
    expect(holdsSignature(elsewhere, signatureIn(url), signatureIn(url).given)).toBe(false)
    expect(holdsSignature(me, signatureIn(url), signatureIn(url).given)).toBe(true)
    expect(await status(url.replace('small', 'large'))).toBe(404)
    expect(await status(url.replace('small', 'huge'))).toBe(404)
    expect(await status(url.replace(id, other))).toBe(404)
    expect(await status(url.replace(/until=\d+/, 'until=9999999999'))).toBe(404)
    expect(await status(url.replace(/sign=.*/, ''))).toBe(404)
    expect(await status(url.replace(/sign=.*/, 'sign=一二三'))).toBe(404)
    expect(await status(`/files/${id}/small`)).toBe(404)
    expect(await status('/files/../small?until=1&sign=1')).toBe(404)
    expect(await status(url.replace(id, 'nobody'))).toBe(404)
  })

  it('answers 404 when the file is gone from the disk', async () => {
    const picture = await kept(await grey(701, 301).png().toBuffer())
    const id = await inArea(me, (tx) => attachPicture(tx, me, picture))
    rmSync(blob(picture.sha256))
    expect((await web(() => me).request(pictureUrl(me, id, 'large'))).status).toBe(404)
    expect((await web(() => me).request(pictureUrl(me, id, 'small'))).status).toBe(200)
  })
})

describe('the sweep', () => {
  it('removes yesterday’s halves and pictures nobody attached, and nothing else', async () => {
    const own: Services = { ...services, filesDir: join(services.filesDir, 'swept') }
    const place = { ...me, filesDir: own.filesDir }
    const keep = async (width: number) => {
      const outcome = await keepPicture(place, await grey(width, 10).png().toBuffer())
      if (!outcome.done) throw new Error(outcome.why)
      return outcome.value
    }
    const [attached, orphan, fresh] = [await keep(11), await keep(12), await keep(13)]
    await inArea(me, (tx) => attachPicture(tx, me, attached))
    const path = (picture: KeptPicture) => blobPath(own.filesDir, here.id, picture.sha256)
    const half = `${path(attached)}.abc.part`
    writeFileSync(half, 'half')
    const yesterday = Date.now() / 1000 - 90_000
    for (const old of [path(attached), path(orphan), half]) utimesSync(old, yesterday, yesterday)
    await sweepFiles(own)
    const left = filesUnder(own.filesDir).map((name) => name.split('/').at(-1))
    expect(left).toContain(attached.sha256.toString('hex'))
    expect(left).toContain(fresh.sha256.toString('hex'))
    expect(left).not.toContain(orphan.sha256.toString('hex'))
    expect(left.some((name) => name?.endsWith('.part'))).toBe(false)
  })
})
