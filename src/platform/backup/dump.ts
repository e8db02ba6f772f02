import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type pg from 'pg'
import { quoted, type Table } from './catalog.ts'
import { copyOut } from './copy.ts'
import { tablePart } from './manifest.ts'
import type { Part, TarWriter } from './tar.ts'

const PIECE_BYTES = 4 * 1024 * 1024
const pack = promisify(gzip)

/** Rows of one table as they lie in the archive. */
export type Dumped = { rows: number; parts: Part[] }

/**
 * Copies a table into the archive. Row level security hides rows from everybody but a superuser, so a table of areas is
 * copied area by area with the area set: the same way whether we are the owner or a superuser.
 */
export async function dumpTable(
  client: pg.Client,
  tar: TarWriter,
  { table, areaIds }: { table: Table; areaIds: number[] },
): Promise<Dumped> {
  const dumped: Dumped = { rows: 0, parts: [] }
  for (const areaId of table.byArea ? areaIds : [0]) {
    if (table.byArea) await client.query('select platform.set_area($1)', [areaId])
    const where = table.byArea ? ` where area_id = ${areaId}` : ''
    let no = 0
    dumped.rows += await copyOut(
      client,
      `copy (select ${quoted(table.columns)} from ${table.name}${where}) to stdout`,
      {
        pieceBytes: PIECE_BYTES,
        take: async (piece) => {
          dumped.parts.push(await tar.add(tablePart(table.name, areaId, ++no), await pack(piece)))
        },
      },
    )
  }
  return dumped
}
