import { performance } from 'node:perf_hooks'
import type { Database } from '../db/database.ts'

/**
 * What was worked out a moment ago, area by area, so that a page everybody opens asks the database once and not a thousand
 * times. Whatever is kept is dropped when a fact of its area is committed in this process, and after a few seconds in any
 * case, because another process may have written. Only for what everybody may see: no actor is part of the key.
 */
export type Memo = {
  /**
   * The value kept under this key, or `make()`'s, which several callers at once share. A failure is not kept.
   */
  keep: <T>(what: What, make: () => Promise<T>) => Promise<T>
  /** How many values are kept now. */
  size: () => number
}

/** The area and a key. What is made of one module's rows alone says so with `of`, and is kept while only others record facts. */
type What = { areaId: number; key: string; of?: string }

type Entry = { value: Promise<unknown>; until: number; of: string | undefined }

type Limits = { seconds?: number; mostAreas?: number; mostKeys?: number; clock?: () => number }

/** A memo over one database. Bounded: the area (and in it the key) that was asked for first goes first. */
export function openMemo(db: Database, limits: Limits = {}): Memo {
  const { seconds = 5, mostAreas = 200, mostKeys = 100, clock = () => performance.now() } = limits
  const areas = new Map<number, Map<string, Entry>>()
  db.onFacts.add((areaId, modules) => {
    for (const [key, { of }] of areas.get(areaId) ?? [])
      if (of === undefined || modules.has(of)) areas.get(areaId)?.delete(key)
  })

  function entriesOf(areaId: number): Map<string, Entry> {
    const known = areas.get(areaId)
    if (known) return known
    const made = new Map<string, Entry>()
    makeRoom(areas, mostAreas)
    areas.set(areaId, made)
    return made
  }

  return {
    keep: <T>({ areaId, key, of }: What, make: () => Promise<T>): Promise<T> => {
      const entries = entriesOf(areaId)
      const known = entries.get(key)
      if (known && known.until > clock()) return known.value as Promise<T>
      entries.delete(key)
      makeRoom(entries, mostKeys)
      // Kept before it is known: a fact committed meanwhile drops this promise, so nothing older than the fact stays.
      const value = make()
      entries.set(key, { value, until: clock() + seconds * 1000, of })
      value.catch(() => entries.delete(key))
      return value
    },
    size: () => [...areas.values()].reduce((sum, entries) => sum + entries.size, 0),
  }
}

const makeRoom = (map: Map<unknown, unknown>, most: number): void => {
  if (map.size >= most) map.delete(map.keys().next().value)
}

const memos = new WeakMap<Database, Memo>()

/** The memo of this database; made once. */
export function memoOf(db: Database): Memo {
  const known = memos.get(db)
  if (known) return known
  const made = openMemo(db)
  memos.set(db, made)
  return made
}
