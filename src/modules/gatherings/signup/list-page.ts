import type { Ctx } from '#platform/ctx.ts'
import { actions, button, type FieldError, type Kept } from '#platform/web/components.ts'
import type { Html } from '#platform/web/html.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import type { Contact } from './contact.ts'
import type { Building } from './known.ts'
import type { Line } from './list.ts'
import type { Quota } from './seating.rules.ts'

/** Everything the list of one gathering shows. */
export type ListPage = {
  ctx: Ctx
  gathering: Gathering
  lines: readonly Line[]
  quotas: readonly Quota[]
  buildings: readonly Building[]
  newId: string
  /** Whose contact is about to be opened, and what a pass opened. */
  asked?: string | undefined
  opened?: (Contact & { id: string }) | null | undefined
  mayOpen: boolean
  back?: { form: 'quota' | 'contact' | 'line'; values: Kept; errors: readonly FieldError[] } | undefined
}

/** Where the list of a gathering stands. */
export const listHref = (gathering: { id: string }): string => `${deskHrefOf(gathering)}/signups`

/** The button of a form on this page, in one look. */
export const sendButton = (text: string): Html => actions(button({ text, kind: 'plain' }))
