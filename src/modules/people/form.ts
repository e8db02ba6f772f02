import { isUuid, uuidv7 } from '#base/uuid.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { Problem, Sent } from './form.rules.ts'

/** The id the form brought, so that a second press is the same act; a new one when it brought none. */
export const formId = (sent: Sent, now: Date): string => {
  const id = sent['id'] ?? ''
  return isUuid(id) ? id : uuidv7(now)
}

/** An id out of an address; null for anything that cannot be one, which is answered like an unknown one. */
export const pathId = (text: string | undefined): string | null => (text !== undefined && isUuid(text) ? text : null)

/** The problems of a form as sentences, for the page that is sent back. */
export const sentences = <Why extends string>(
  problems: readonly Problem<Why>[],
  refused: Record<Why, string>,
): FieldError[] => problems.map(({ field, why }) => ({ field, text: refused[why] }))
