/** A mark as it waits on this device. `refused`: why it was not taken; then it stays until somebody has read that. */
export type KeptMark = {
  id: string
  gathering: string
  /** Whose mark it is: nobody else's page sends it. */
  who: string
  about?: string
  walkIn?: boolean
  what: string
  name?: string
  at: string
  refused?: string
}

const finished = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The store failed.'))
  })

let opened: Promise<IDBDatabase> | undefined

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('roll-call', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('marks', { keyPath: 'id' })
  return finished(request)
}

const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
  opened ??= open()
  return (await opened).transaction('marks', mode, { durability: 'strict' }).objectStore('marks')
}

/** Settled once the change is on the disk: a battery may die then. */
const settled = ({ transaction }: IDBObjectStore): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('The store failed.'))
  })

/** Keeps marks on this device; those it knows are written over. */
export async function keepMarks(marks: readonly KeptMark[]): Promise<void> {
  const kept = await store('readwrite')
  for (const mark of marks) kept.put(mark)
  await settled(kept)
}

/** Takes marks off this device. */
export async function dropMarks(ids: readonly string[]): Promise<void> {
  const kept = await store('readwrite')
  for (const id of ids) kept.delete(id)
  await settled(kept)
}

/** The marks of one gathering that somebody made on this device and that are still here, in the order they were made. */
export async function marksKept(gathering: string, who: string): Promise<KeptMark[]> {
  const all = (await finished((await store('readonly')).getAll())) as KeptMark[]
  return all
    .filter((mark) => mark.gathering === gathering && mark.who === who)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A random id; also where the page came without https and the browser makes none itself. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = hex(bytes)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

/** The name of this device among those that call a roll; the same as long as the browser keeps anything. */
export function deviceName(): string {
  try {
    const known = localStorage.getItem('roll-call-device') ?? newId()
    localStorage.setItem('roll-call-device', known)
    return known
  } catch {
    return newId()
  }
}
