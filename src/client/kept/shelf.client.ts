/** What waits on this device until it can be sent. `refused`: why it was not taken; then it stays until somebody has read that. */
export type Kept = {
  id: string
  /** What it belongs to: one page of one gathering. */
  book: string
  /** Whose it is: nobody else's page sends it. */
  who: string
  at: string
  refused?: string
}

/** Whose marks, of what, and where they are sent. */
export type Whose = { book: string; who: string; address: string }

/** One answer of the disk. */
export const finished = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The store failed.'))
  })

/** Settled once the change is on the disk: a battery may die then. */
export const settled = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('The store failed.'))
  })

/** Marks of one kind of page, on this device's disk. `stores`: what else it writes down in the same step, by the name of their key. */
export type Shelf<Mark extends Kept> = {
  name: string
  begin: (stores: readonly string[], mode: IDBTransactionMode) => Promise<IDBTransaction>
  /** Keeps marks; those it knows are written over. */
  keep: (marks: readonly Mark[]) => Promise<void>
  drop: (ids: readonly string[]) => Promise<void>
  /** Those somebody made here of one book that are still here, in the order they were made. */
  kept: (whose: Pick<Whose, 'book' | 'who'>) => Promise<Mark[]>
}

/** Opens the shelf of one kind of page. */
export function shelfOf<Mark extends Kept>(name: string, stores: Readonly<Record<string, string>> = {}): Shelf<Mark> {
  let opened: Promise<IDBDatabase> | undefined
  const open = (): Promise<IDBDatabase> => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries({ marks: 'id', ...stores }))
        request.result.createObjectStore(store, { keyPath })
    }
    return finished(request)
  }
  const begin: Shelf<Mark>['begin'] = async (names, mode) =>
    (await (opened ??= open())).transaction([...names], mode, { durability: 'strict' })
  const write = async (work: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = await begin(['marks'], 'readwrite')
    work(transaction.objectStore('marks'))
    await settled(transaction)
  }
  return {
    name,
    begin,
    keep: (marks) => write((store) => marks.forEach((mark) => store.put(mark))),
    drop: (ids) => write((store) => ids.forEach((id) => store.delete(id))),
    kept: async ({ book, who }) => {
      const all = (await finished((await begin(['marks'], 'readonly')).objectStore('marks').getAll())) as Mark[]
      return inTime(all.filter((mark) => mark.book === book && mark.who === who))
    },
  }
}

const inTime = <Mark extends Kept>(marks: Mark[]): Mark[] =>
  marks.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A random id; also where the page came without https and the browser makes none itself. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = hex(bytes)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

/** The name of this device among those that note things; the same as long as the browser keeps anything. */
export function deviceName(): string {
  try {
    const known = localStorage.getItem('noting-device') ?? newId()
    localStorage.setItem('noting-device', known)
    return known
  } catch {
    return newId()
  }
}
