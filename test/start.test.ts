import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'

type Build = { build: (root: string) => Promise<Record<string, string>> }
type Ready = { isStale: (root: string) => boolean; isInstalled: (root: string) => boolean }

const bin = <T>(name: string) => import(pathToFileURL(join('bin', name)).href) as Promise<T>
const { build } = await bin<Build>('build.mjs')
const { isStale, isInstalled } = await bin<Ready>('ready.mjs')

/** A checkout of a small program, its files written some seconds ago. */
function checkout(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'jinlin-build-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries({ 'package.json': readFileSync('package.json', 'utf8'), ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  age(root, 5)
  return root
}

function age(path: string, seconds: number): void {
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) touch(join(path, entry), -seconds)
  touch(path, -seconds)
}

const touch = (path: string, seconds: number) =>
  utimesSync(path, Date.now() / 1000 + seconds, Date.now() / 1000 + seconds)

const program = {
  'src/app/cli/main.ts': `import { name } from '#base/name.ts'\nconst words: string[] = process.argv.slice(2)\nconsole.log(name, ...words)\n`,
  'src/base/name.ts': `export const name: string = '近邻'\n`,
  'src/client/app.client.ts': `import './more.client.ts'\n`,
  'src/client/more.client.ts': `document.title ??= 'a'\n`,
  'src/client/offline.entry.ts': `self.addEventListener('fetch', () => undefined)\n`,
  'src/client/icon.svg': '<svg/>',
  'src/platform/web/style/index.css': `@layer base;\n@import './base.css' layer(base);\n`,
  'src/platform/web/style/base.css': `body { color: red }\n`,
  'db/migrations/0001-first.sql': 'select 1;',
}

test('the build makes one program that finds #imports, with migrations, and assets by hash', async () => {
  const root = checkout(program)
  const manifest = await build(root)
  expect(execFileSync(process.execPath, [join(root, 'dist/jinlin.mjs'), 'a'], { encoding: 'utf8' })).toBe('近邻 a\n')
  expect(readFileSync(join(root, 'dist/migrations/0001-first.sql'), 'utf8')).toBe('select 1;')
  expect(Object.keys(manifest).sort()).toEqual(['app.css', 'app.js', 'icon.svg', 'offline.js'])
  expect(JSON.parse(readFileSync(join(root, 'dist/assets/manifest.json'), 'utf8'))).toEqual(manifest)
  expect(readFileSync(join(root, 'dist/assets', manifest['app.css']!), 'utf8')).toContain(
    '@layer base{body{color:red}}',
  )
  writeFileSync(join(root, 'src/platform/web/style/base.css'), 'body { color: blue }')
  const again = await build(root)
  expect(again['app.js']).toBe(manifest['app.js'])
  expect(again['app.css']).not.toBe(manifest['app.css'])
  expect(readdirSync(join(root, 'dist/assets')).sort()).toEqual([...Object.values(again), 'manifest.json'].sort())
  const packed = Object.values(again).flatMap((name) => [`${name}.br`, `${name}.gz`])
  expect(readdirSync(join(root, 'dist/packed')).sort()).toEqual(packed.sort())
  const unpacked = brotliDecompressSync(readFileSync(join(root, 'dist/packed', `${again['app.css']!}.br`)))
  expect(unpacked).toEqual(readFileSync(join(root, 'dist/assets', again['app.css']!)))
})

test('a build is stale when a source is newer, new or gone, and not otherwise', async () => {
  const root = checkout(program)
  expect(isStale(root)).toBe(true)
  await build(root)
  expect(isStale(root)).toBe(false)
  for (const path of ['src/base/name.ts', 'db/migrations/0001-first.sql', 'package.json']) {
    touch(join(root, path), 5)
    expect(isStale(root), path).toBe(true)
    touch(join(root, path), -5)
  }
  expect(isStale(root)).toBe(false)
  rmSync(join(root, 'src/client/more.client.ts'))
  touch(join(root, 'src/client'), 5)
  expect(isStale(root)).toBe(true)
})

test('dependencies count as installed when they are those of the lock file, whatever the files’ times', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  }
  const root = checkout({ 'package-lock.json': JSON.stringify(lock) })
  const hidden = join(root, 'node_modules/.package-lock.json')
  expect(isInstalled(root)).toBe(false)
  mkdirSync(dirname(hidden))
  const installed = (packages: object) => {
    writeFileSync(hidden, JSON.stringify({ packages }))
    return isInstalled(root)
  }
  expect(installed({ 'node_modules/a': { version: '1.0.0' } })).toBe(true)
  expect(installed({ 'node_modules/a': { version: '0.9.0' } })).toBe(false)
  expect(installed({ 'node_modules/b': { version: '1.0.0' } })).toBe(false)
})

test('an old Node is told in one sentence what it takes', () => {
  const check = `import(${JSON.stringify(pathToFileURL(join('bin', 'ready.mjs')).href)}).then(({ checkNode }) => checkNode(process.argv[1]))`
  const run = (version: string) => () =>
    execFileSync(process.execPath, ['-e', check, version], { encoding: 'utf8', stdio: 'pipe' })
  expect(run('20.19.0')).not.toThrow()
  expect(run('24.0.0')).not.toThrow()
  expect(run('20.18.3')).toThrow('Jinlin needs Node.js 20.19 or newer; this is 20.18.3.')
})

test('this checkout is installed as locked', () => {
  expect(isInstalled('.')).toBe(true)
})
