/** An expected answer: either it was done, or there is a named reason why not. Bugs throw. */
export type Outcome<T, Why extends string> = { done: true; value: T } | { done: false; why: Why }

/** The act happened; `value` is what the caller needs next. */
export const done = <T>(value: T) => ({ done: true, value }) as const

/** The act did not happen, for a reason the person can be told. */
export const refused = <Why extends string>(why: Why) => ({ done: false, why }) as const
