import { performance } from 'node:perf_hooks'
import type { Database } from '../db/database.ts'

/**
 * What was worked out a moment ago, so that a page many open asks the database once and not a thousand times. Whatever is
 * kept is dropped when a fact of its area is committed in this process, and after a few seconds in any case, because
 * another process may have written. Only for what depends on nobody in particular: no person is part of a key.
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

/** `since`: how often facts had been committed that would drop it, before it was begun. */
type Entry = { value: Promise<unknown>; until: number; since: number }

type Limits = { seconds?: number; most?: number; clock?: () => number }

/** A memo over one database. Bounded: what was asked for longest ago goes first. */
export function openMemo(db: Database, limits: Limits = {}): Memo {
  const { seconds = 5, most = 3000, clock = () => performance.now() } = limits
  const entries = new Map<string, Entry>()
  const counts = countFacts(db)

  return {
    keep: <T>({ areaId, key, of }: What, make: () => Promise<T>): Promise<T> => {
      const name = `${areaId} ${key}`
      const since = counts(areaId, of)
      const known = entries.get(name)
      entries.delete(name)
      if (known && known.until > clock() && known.since === since) {
        entries.set(name, known)
        return known.value as Promise<T>
      }
      if (entries.size >= most) entries.delete(entries.keys().next().value ?? '')
      // Counted before it is begun: a fact committed meanwhile makes it old, so nothing older than the fact is handed out.
      const value = make()
      const entry = { value, until: clock() + seconds * 1000, since }
      entries.set(name, entry)
      value.catch(() => {
        if (entries.get(name) === entry) entries.delete(name)
      })
      return value
    },
    size: () => entries.size,
  }
}

/** How often facts were committed in an area: of one module, or of any. */
function countFacts(db: Database): (areaId: number, of: string | undefined) => number {
  const counts = new Map<string, number>()
  const up = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  db.onFacts.add((areaId, modules) => {
    up(`${areaId}`)
    for (const module of modules) up(`${areaId} ${module}`)
  })
  return (areaId, of) => counts.get(of === undefined ? `${areaId}` : `${areaId} ${of}`) ?? 0
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
