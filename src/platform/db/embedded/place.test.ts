import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRoot } from './account.ts'
import { claim } from './claim.ts'
import { faultOf } from './faults.ts'
import { findPlace } from './place.ts'
import { temporary } from './program.test-kit.ts'

const faultIn = async (act: () => unknown) => {
  try {
    await act()
    return 'none'
  } catch (error) {
    return faultOf(error)
  }
}

/** A checkout whose database had to be kept outside. */
function sheltered() {
  const root = temporary()
  const dir = join(root, 'home', 'data')
  const shelters = [join(root, 'var') + '/']
  mkdirSync(dirname(dir), { mode: 0o700 })
  const place = findPlace(dir, shelters)
  mkdirSync(place.cluster)
  return { root, dir, shelters, place }
}

test('a database stays in its directory where it can', () => {
  const dir = temporary()
  expect(findPlace(dir, []).home).toBe(dir)
})

test.runIf(isRoot())('a moved directory takes its database along, a copied one begins its own', () => {
  const { root, dir, shelters, place } = sheltered()
  expect(place.home.startsWith(join(root, 'var'))).toBe(true)
  expect(findPlace(dir, shelters).home).toBe(place.home)
  const copy = join(root, 'home', 'copy')
  cpSync(dir, copy, { recursive: true })
  expect(findPlace(copy, shelters).home).not.toBe(place.home)
  const moved = join(root, 'home', 'moved')
  renameSync(dir, moved)
  expect(findPlace(moved, shelters).home).toBe(place.home)
  expect(findPlace(moved, shelters).home).toBe(place.home)
})

test.runIf(isRoot())('a database that vanished is not replaced by an empty one unasked', async () => {
  const { dir, shelters, place } = sheltered()
  rmSync(place.home, { recursive: true })
  expect(await faultIn(() => findPlace(dir, shelters))).toBe('placeIsGone')
  rmSync(join(dir, 'elsewhere.json'))
  expect(findPlace(dir, shelters).home).not.toBe(place.home)
})

test.runIf(isRoot())('without any suitable place it says so', async () => {
  const root = temporary()
  mkdirSync(join(root, 'home'), { mode: 0o700 })
  expect(await faultIn(() => findPlace(join(root, 'home', 'data'), []))).toBe('nowhere')
})

const cardOf = (room: string) => JSON.stringify({ pid: 1, since: '', room, laid: Date.now() })

test('the card of a program that ended, or of another with its number, does not count', async () => {
  const home = temporary()
  const held = await claim(home)
  onTestFinished(held.release)
  expect(await faultIn(() => claim(home))).toBe('heldByAnother')
  held.release()
  writeFileSync(join(home, 'program-4000000-a.json'), '{"pid":4000000,"since":"x","room":"somewhere"}')
  const again = await claim(home)
  onTestFinished(again.release)
  expect(existsSync(join(home, 'program-4000000-a.json'))).toBe(false)
})

test('a program in another container counts while it touches its card', async () => {
  const home = temporary()
  const card = join(home, 'program-1-b.json')
  const heart = setInterval(() => writeFileSync(card, cardOf('elsewhere')), 50)
  onTestFinished(() => clearInterval(heart))
  writeFileSync(card, cardOf('elsewhere'))
  expect(await faultIn(() => claim(home))).toBe('heldByAnother')
})

test('who is patient gets the place when its holder leaves', async () => {
  const home = temporary()
  const card = join(home, 'program-1-c.json')
  writeFileSync(card, cardOf('elsewhere'))
  const heart = setInterval(() => writeFileSync(card, cardOf('elsewhere')), 50)
  onTestFinished(() => clearInterval(heart))
  let hasLeft = false
  setTimeout(() => {
    clearInterval(heart)
    rmSync(card)
    hasLeft = true
  }, 1_000)
  const held = await claim(home, 20_000)
  held.release()
  expect(hasLeft).toBe(true)
})
