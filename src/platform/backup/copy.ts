import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type pg from 'pg'

/** The part of a connection of `pg` that COPY needs; its types leave it out. */
type Wire = {
  stream: Duplex
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (why: string) => void
}

/** What `pg` calls while a statement runs. */
type Copying = {
  submit: (wire: Wire) => void
  handleCopyData?: (message: { chunk: Buffer }, wire: Wire) => void
  handleCopyInResponse?: (wire: Wire) => void
  handleCommandComplete: (message: { text: string }) => void
  handleError: (error: Error) => void
  handleReadyForQuery: () => void
  handleRowDescription?: () => void
  handlePortalSuspended?: () => void
  handleEmptyQuery?: () => void
}

const send = (client: pg.Client, copying: Copying): void => {
  client.query(copying as unknown as pg.Submittable)
}

const rowsIn = (text: string): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0)

/**
 * Runs `copy … to stdout` and hands over its text in pieces of at least `pieceBytes`, cut between rows. While a piece is
 * being taken the server waits, so that memory does not grow with the table. Returns the number of rows.
 */
export function copyOut(
  client: pg.Client,
  sql: string,
  { pieceBytes, take }: { pieceBytes: number; take: (piece: Buffer) => Promise<void> },
): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows: Buffer[] = []
    let [size, count] = [0, 0]
    let failure: Error | undefined
    let taking: Promise<void> = Promise.resolve()
    const handOver = () => {
      const piece = Buffer.concat(rows)
      rows = []
      size = 0
      taking = taking
        .then(() => (failure ? undefined : take(piece)))
        .catch((error: unknown) => void (failure ??= error as Error))
      return taking
    }
    send(client, {
      submit: (wire) => wire.query(sql),
      handleCopyData: ({ chunk }, wire) => {
        // One message is one row; its bytes lie in a buffer that will be used again.
        rows.push(Buffer.from(chunk))
        size += chunk.length
        if (size < pieceBytes) return
        wire.stream.pause()
        void handOver().then(() => wire.stream.resume())
      },
      handleCommandComplete: ({ text }) => (count = rowsIn(text)),
      handleError: (error) => (failure ??= error),
      handleReadyForQuery: () => {
        const last = size > 0 ? handOver() : taking
        void last.then(() => (failure ? reject(failure) : resolve(count)))
      },
    })
  })
}

/** Runs `copy … from stdin` with the pieces of a source, as fast as the server takes them. Returns the number of rows. */
export function copyIn(client: pg.Client, sql: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0
    let failure: Error | undefined
    const pump = async (wire: Wire) => {
      for await (const piece of source) {
        if (failure) return
        wire.sendCopyFromChunk(piece)
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
      }
      wire.endCopyFrom()
    }
    send(client, {
      submit: (wire) => wire.query(sql),
      handleCopyInResponse: (wire) =>
        void pump(wire).catch((error: unknown) => {
          failure ??= error as Error
          wire.sendCopyFail('the source broke')
        }),
      handleCommandComplete: ({ text }) => (count = rowsIn(text)),
      handleError: (error) => (failure ??= error),
      handleReadyForQuery: () => (failure ? reject(failure) : resolve(count)),
    })
  })
}
