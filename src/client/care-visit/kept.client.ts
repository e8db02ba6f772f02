/** What somebody said of a visit, waiting on this device. No name and no door: the address of the visit holds an id only. */
export type KeptReport = { id: string; action: string; fields: Record<string, string>; at: string }

const finished = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The store failed.'))
  })

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('care-visits', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('reports', { keyPath: 'id' })
  return finished(request)
}

const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
  (await open()).transaction('reports', mode, { durability: 'strict' }).objectStore('reports')

/** Settled once the change is on the disk: a battery may die then. */
const settled = ({ transaction }: IDBObjectStore): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('The store failed.'))
  })

/** Keeps a report on this device before anything else happens to it. */
export async function keepReport(report: KeptReport): Promise<void> {
  const kept = await store('readwrite')
  kept.put(report)
  await settled(kept)
}

/** Takes a report off this device. */
export async function dropReport(id: string): Promise<void> {
  const kept = await store('readwrite')
  kept.delete(id)
  await settled(kept)
}

/** What waits to be sent, in the order it was said. */
export async function reportsKept(): Promise<KeptReport[]> {
  const all = (await finished((await store('readonly')).getAll())) as KeptReport[]
  return all.sort((a, b) => (a.at < b.at ? -1 : 1))
}
