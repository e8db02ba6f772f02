/// <reference lib="dom" />

/** An event the worker stays awake for. */
export type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }
