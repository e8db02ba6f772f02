import type { Part } from './tar.ts'

/** The first member: says that this is a backup of ours and how it is written. */
export const SIGN = 'jinlin-backup.json'
/** The last two members: what should be in the file, and the checksum of that. */
export const MANIFEST = 'manifest.json'
export const MANIFEST_SUM = 'manifest.sha256'
export const SECRET = 'secret.json'

export const FORMAT = 1

/** What a backup says of itself. */
export type Manifest = {
  format: number
  program: string
  madeAt: string
  /** The migrations the database had, in order. */
  migrations: { name: string; sha256: string }[]
  areas: { id: number; code: string; name: string }[]
  tables: { name: string; columns: string[]; rows: number }[]
  /** The pieces of the tables and the secret, in the order of the file. */
  parts: Part[]
  /** Pictures: how many, how large, and a checksum over their names, which are their checksums. */
  files: { count: number; bytes: number; sha256: string }
  /** Pictures the database speaks of that were not on the disk, or not as they should be. */
  missing: string[]
  /** Which secret file belongs to it, without telling the secret. */
  secretMark: string
  withSecret: boolean
  /** The newest seal of each area, to compare a living database with. */
  seals: { area: number; no: number; hash: string }[]
}

/** `tables/needs.need/1/000001.copy.gz`: a piece of the rows of one table, of one area or (0) of all. */
export const tablePart = (table: string, areaId: number, no: number): string =>
  `tables/${table}/${areaId}/${String(no).padStart(6, '0')}.copy.gz`

/** `files/1/<sha256>` */
export const filePart = (areaId: number, name: string): string => `files/${areaId}/${name}`

/** The table and area a piece belongs to. */
export function tableOfPart(name: string): { table: string; areaId: number } | undefined {
  const match = /^tables\/([^/]+)\/(\d+)\/\d+\.copy\.gz$/.exec(name)
  return match?.[1] === undefined ? undefined : { table: match[1], areaId: Number(match[2]) }
}

/** The area and checksum of a picture's member. */
export function fileOfPart(name: string): { areaId: number; sha256: string } | undefined {
  const match = /^files\/(\d+)\/([0-9a-f]{64})$/.exec(name)
  return match?.[2] === undefined ? undefined : { areaId: Number(match[1]), sha256: match[2] }
}
