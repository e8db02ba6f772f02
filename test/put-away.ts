const open: (() => unknown)[] = []

/** Says how to put away what a test file opened, at its top or inside a test. Files share a process, so nothing ends by itself. */
export const afterThisFile = (putAway: () => unknown): void => void open.push(putAway)

/** Puts away all of it, latest first. */
export async function putAllAway(): Promise<void> {
  for (const putAway of open.splice(0).reverse()) await putAway()
}
