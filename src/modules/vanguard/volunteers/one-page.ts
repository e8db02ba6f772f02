import type { FieldError, Kept } from '#platform/web/components.ts'
import type { One } from './one.ts'

export type FormName = 'skill' | 'training' | 'contact' | 'account'

/** A form of the page that came back. */
export type Back = { form: FormName; errors: readonly FieldError[]; values: Kept }

export type OnePage = {
  one: One
  now: Date
  /** An id for each form that writes a row. */
  newId: () => string
  accounts: readonly { id: string; name: string }[]
  mayOpen: boolean
  back?: Back | undefined
}

/** What a form of this page takes back with it. */
export const cameBack = (back: Back | undefined, name: FormName) =>
  back?.form === name ? { errors: back.errors, values: back.values } : {}
