import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Context } from 'hono'

/** The stylesheet, script and icon, read once and kept in memory, also compressed. Their names carry a hash, so they never grow old. */
export type AssetFiles = {
  /** Addresses for the frame. */
  addresses: { css: string; js: string; icon?: string; rollCall?: string; stallMorning?: string; careVisit?: string }
  answer: (c: Context) => Response
  /** The service worker, at an address of its own that stays: asked for anew each time, for it must not grow old. */
  worker: (c: Context) => Response
}

type Encoded = {
  type: string
  plain: Uint8Array<ArrayBuffer>
  br: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Reads what the build wrote into `assets`, and compressed into `packed`, below its folder. */
export function openAssetFiles(built: string): AssetFiles {
  const [folder, packed] = [join(built, 'assets'), join(built, 'packed')]
  const files = new Map<string, Encoded>()
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)]
    if (type === undefined) continue
    files.set(name, {
      type,
      plain: read(join(folder, name)),
      br: read(join(packed, `${name}.br`)),
      gzip: read(join(packed, `${name}.gz`)),
    })
  }
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
  const address = (key: string) => `/assets/${manifest[key] ?? key}`
  const icon = manifest['icon.svg'] === undefined ? {} : { icon: address('icon.svg') }
  return {
    addresses: {
      css: address('app.css'),
      js: address('app.js'),
      rollCall: address('roll-call.js'),
      stallMorning: address('stall-morning.js'),
      careVisit: address('care-visit.js'),
      ...icon,
    },
    answer: (c) => answer(c, files),
    worker: (c) => workerFrom(c, files.get(manifest['worker.js'] ?? '')),
  }
}

function workerFrom(c: Context, file: Encoded | undefined): Response {
  if (!file) return c.notFound() as Response
  return c.body(file.plain, 200, { 'content-type': file.type, 'cache-control': 'no-cache' })
}

const read = (path: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(path))

function answer(c: Context, files: Map<string, Encoded>): Response {
  const file = files.get(c.req.param('file') ?? '')
  if (!file) return c.notFound() as Response
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  return c.body(file[encoding ?? 'plain'], 200, {
    'content-type': file.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  })
}
