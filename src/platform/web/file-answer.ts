import type { Context } from 'hono'
import type { WebEnv } from './env.ts'

/** A sheet to save, under its own name. */
export function fileAnswer(c: Context<WebEnv>, file: { bytes: Buffer; name: string; type: 'xlsx' | 'csv' }): Response {
  const types = {
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    csv: 'text/csv; charset=utf-8',
  }
  return c.body(Uint8Array.from(file.bytes), 200, {
    'content-type': types[file.type],
    'content-disposition': `attachment; filename="list.${file.type}"; filename*=UTF-8''${encodeURIComponent(`${file.name}.${file.type}`)}`,
    'cache-control': 'no-store',
  })
}
