import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import sharp from 'sharp'
import { expect, onTestFinished, test, type TestContext } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { pictureWords } from '#platform/files/files.ts'
import { neighbourhood, rowOf } from '../cast.test.kit.ts'
import { fieldOn, site } from '../site.test.kit.ts'

const where = await neighbourhood()
const { post } = site(where)

/** Programs of the system. */
const mounting = { on: 'mount', off: 'umount' }

/** Puts the folder of pictures on a disk of so many kilobytes; the test ends here where that is not allowed. */
function tinyDisk(t: TestContext, kilobytes: number): void {
  const dir = where.services.filesDir
  mkdirSync(dir, { recursive: true })
  try {
    execFileSync(mounting.on, ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', dir], { stdio: 'ignore' })
  } catch {
    t.skip('Only root may make a small disk, and not everywhere.')
  }
  onTestFinished(() => void execFileSync(mounting.off, [dir]))
}

/** A photo that no compression makes smaller. */
async function photo(edge: number): Promise<File> {
  const noise = sharp(randomBytes(edge * edge * 3), { raw: { width: edge, height: edge, channels: 3 } })
  return new File([Uint8Array.from(await noise.jpeg().toBuffer())], 'a.jpg', { type: 'image/jpeg' })
}

const needsThere = () =>
  inArea(where.at(auto), (tx) =>
    tx.selectFrom('needs.need').select('id').where('area_id', '=', where.area.id).execute(),
  )

test('no room for a photo: the form comes back with everything typed, and goes through without it', async (t) => {
  tinyDisk(t, 96)
  const sent = {
    id: uuidv7(where.services.now()),
    category: 'lift',
    words: '电梯<响>',
    spot: '东侧',
    phone: '13800000001',
  }
  const back = await post('/needs/new', { ...sent, photos: [await photo(40), await photo(900)] })
  expect(back.status).toBe(422)
  const page = await back.text()
  expect(page).toContain(pictureWords('zh').refused['disk-full'])
  expect(page).toContain('电梯&lt;响&gt;</textarea>')
  expect(page).toMatch(/name="category"[^>]*value="lift"[^>]* checked/)
  for (const [field, value] of [
    ['id', sent.id],
    ['spot', '东侧'],
    ['phone', '13800000001'],
  ] as const)
    expect(fieldOn(page, field)).toBe(value)
  expect(await needsThere()).toEqual([])
  const halves = readdirSync(where.services.filesDir, { recursive: true, encoding: 'utf8' })
  expect(halves.filter((name) => name.endsWith('.part'))).toEqual([])

  expect((await post('/needs/new', sent)).status).toBe(303)
  expect((await rowOf(where, sent.id)).words).toBe(sent.words)
})
