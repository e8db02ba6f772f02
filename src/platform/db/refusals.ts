/** The name of the constraint a database error speaks of, without the shard suffix a cluster adds; undefined for other errors. */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code?.startsWith('23') !== true) return undefined
  const name = constraint ?? /constraint "([^"]+)"/.exec(error.message)?.[1]
  return name?.replace(/_\d{6,}$/, '')
}
