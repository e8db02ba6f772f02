import { conflictPage } from '#platform/web/errors.page.ts'
import { factsList, postButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import { conflictWords } from './words.ts'

/** One field of a form in both versions. `label` is missing for what travels along unseen. */
export type TwoVersions = { name: string; label?: string; mine: string; theirs: string }

/** 409 for a form: what the reader wrote beside what is stored, with a button that saves the reader's words after all. */
export function twoVersions(
  view: View,
  asked: { fields: readonly TwoVersions[]; action: string; version: number; href: string },
): Html {
  const seen = asked.fields.filter((field) => field.label !== undefined)
  const side = (which: 'mine' | 'theirs') =>
    factsList(seen.map((field) => ({ term: field.label ?? '', text: field[which] === '' ? '—' : field[which] })))
  const fields = Object.fromEntries(asked.fields.map((field) => [field.name, field.mine]))
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: side('mine') },
      theirs: { body: side('theirs') },
      theirsHref: asked.href,
      keepMine: postButton({
        text: conflictWords(view.lang).keepMine,
        action: asked.action,
        fields: { ...fields, version: String(asked.version) },
      }),
    },
  )
}
