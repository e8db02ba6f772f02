/** Why an archive is not read: it ends too early, something in it is not as it was written, or it is no backup at all. */
export type Damage = 'truncated' | 'damaged' | 'not-a-backup' | 'newer-format'

type Damaged = Error & { damage: Damage; about: string }

/** An error that says what is wrong with an archive, and where. */
export const damage = (kind: Damage, about: string): Damaged =>
  Object.assign(new Error(`${kind}: ${about}`), { damage: kind, about })

/** Whether an error came from `damage`. */
export const isDamage = (error: unknown): error is Damaged =>
  error instanceof Error && 'damage' in error && 'about' in error
