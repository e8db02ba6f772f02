/** A statement holds 65 535 values; the widest row here has fifty. */
const CHUNK = 400

/** Writes many rows, some hundred a statement; nothing for none. */
export async function inChunks<T>(rows: readonly T[], write: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) await write(rows.slice(at, at + CHUNK))
}
