// What must be so before the program can run: a Node that is new enough, the locked dependencies, a build that is not stale.
// Imports nothing but Node's own, and loads on old versions too, so that it can tell them.
import { spawnSync } from 'child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'fs'
import { join } from 'path'
import { fileURLToPath, pathToFileURL } from 'url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Ends the program with one clear sentence if this Node is older than 20.19. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  process.stderr.write(`Jinlin needs Node.js 20.19 or newer; this is ${version}. 近邻需要 Node.js 20.19 或更新版本。\n`)
  process.exit(1)
}

/** Installs the locked dependencies if they are missing or not those of package-lock.json. */
export function ensureInstalled() {
  if (isInstalled()) return
  process.stderr.write('Installing the locked dependencies…\n')
  // Everything npm says goes to stderr; the build needs the development packages too.
  const env = { ...process.env, NODE_ENV: 'development' }
  const { status } = spawnSync(process.execPath, [join(root, 'bin/install.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(status || 1)
}

/** Whether what npm says it installed is what the lock file asks for. Packages for other machines and for development may be absent. */
export function isInstalled(at = root) {
  const [wanted, present] = [
    packagesIn(join(at, 'package-lock.json')),
    packagesIn(join(at, 'node_modules/.package-lock.json')),
  ]
  if (!wanted) return existsSync(join(at, 'node_modules'))
  if (!present) return false
  return Object.entries(wanted).every(([path, { version, integrity, link, ...its }]) => {
    if (path === '' || link) return true
    if (present[path]) return present[path].version === version && present[path].integrity === integrity
    return its.optional || its.dev || its.devOptional || its.peer
  })
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Builds if a source is newer than the build. */
export async function ensureBuilt() {
  if (!isStale()) return
  if (!existsSync(join(root, 'node_modules/esbuild'))) {
    process.stderr.write('The build is older than the sources, and esbuild is not installed: run npm ci.\n')
    process.exit(1)
  }
  const { buildOrExit } = await import('./build.mjs')
  await buildOrExit()
}

/** Whether `dist` is missing or older than the newest of what it is made from. Folders count: a deleted file changes them. */
export function isStale(at = root) {
  const built = timeOf(join(at, 'dist/.stamp'))
  if (!built || !existsSync(join(at, 'dist/jinlin.mjs'))) return true
  const single = ['package.json', 'package-lock.json', 'tsconfig.json', 'bin/build.mjs']
  return (
    single.some((path) => timeOf(join(at, path)) > built) ||
    ['src', 'db'].some((path) => hasNewer(join(at, path), built))
  )
}

function hasNewer(path, than) {
  if (timeOf(path) > than) return true
  return (
    existsSync(path) &&
    readdirSync(path, { withFileTypes: true }).some((entry) => {
      const inside = join(path, entry.name)
      return entry.isDirectory() ? hasNewer(inside, than) : timeOf(inside) > than
    })
  )
}

function timeOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? stat.mtimeMs : 0
}

/** Runs a command of the built program in this process, so that signals go straight to it. */
export async function run(...words) {
  const program = join(root, 'dist/jinlin.mjs')
  process.setSourceMapsEnabled(true)
  if (process.env.npm_lifecycle_event !== undefined && process.platform !== 'win32') endWithParent()
  process.argv = [process.execPath, program, ...words]
  await import(pathToFileURL(program).href)
}

/** npm passes SIGTERM on to the shell between it and us, and the shell keeps it: so when the shell is gone, we are meant. */
function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200).unref()
}
