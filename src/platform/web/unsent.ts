import type { Context } from 'hono'
import { actions, button, fileField, form, hiddenField } from './components.ts'
import type { WebEnv } from './env.ts'
import { errorWords } from './errors.words.ts'
import { samePlace, type Frame } from './frame.ts'
import { html, type Html } from './html.ts'
import { formDataOf } from './read-form.ts'

/** What was sent and could not be taken: where it was going, its texts in order, and the fields whose files are lost. */
export type Unsent = { to: string; fields: readonly (readonly [string, string])[]; lostFiles: readonly string[] }

const secret = /password/i

/** The form of a request. Passwords are not kept, files cannot be. Throws where the body is no form of ours. */
export async function unsentOf(c: Context<WebEnv>): Promise<Unsent> {
  const entries = [...(await formDataOf(c))]
  const { pathname, search } = new URL(c.req.url)
  return {
    to: pathname + search,
    fields: entries.flatMap(([name, value]) =>
      typeof value === 'string' && !secret.test(name) ? [[name, value] as const] : [],
    ),
    lostFiles: [...new Set(entries.flatMap(([name, value]) => (isLostFile(value) ? [name] : [])))],
  }
}

const isLostFile = (value: FormDataEntryValue): boolean => typeof value !== 'string' && value.size > 0

/** One press sends it once more, as it was; its hidden id makes it the same act. Lost files can be chosen again. */
export const sendAgain = ({ lang }: Frame, { to, fields, lostFiles }: Unsent): Html => {
  const w = errorWords(lang)
  const files = lostFiles.map((name) => fileField({ lang, name, label: w.chooseAgain, optional: true, many: true }))
  return form({
    lang,
    action: samePlace(to),
    multipart: lostFiles.length > 0,
    body: html`${fields.map(([name, value]) => hiddenField(name, value))} ${files}
    ${actions(button({ text: w.sendAgain, icon: 'refresh-cw', kind: 'go' }))}`,
  })
}
