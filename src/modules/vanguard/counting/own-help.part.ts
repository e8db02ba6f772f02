import { uuidv7 } from '#base/uuid.ts'
import { button, hiddenField, postButton, section } from '#platform/web/components.ts'
import { html, nothing } from '#platform/web/html.ts'
import type { OwnPart } from '../parts.ts'
import { helpAnchor } from './address.ts'
import { helpCalls } from './help.page.ts'
import { helpWords } from './help.words.ts'
import { ownHelp } from './own-help.ts'
import { sayCall } from './say-call.ts'
import { countingWords } from './words.ts'

/** While somebody has a place: one tap that tells whoever leads and the committee, how that stands, and the lines to ring. */
export const ownHelpPart: OwnPart = async (view, ctx, { volunteer, path }) => {
  const { lang, area } = view
  const help = await ownHelp(ctx, volunteer.id)
  if (!help) return null
  const w = helpWords(lang)
  const waits = help.call !== null && help.call.there === null
  return section({
    title: w.ask,
    id: helpAnchor,
    note: countingWords(lang).helpText,
    body: html`${help.call ? html`<p role="status">${sayCall(lang, help.call)}</p>` : nothing}
    ${
      waits
        ? postButton({ text: w.fine, action: `${path}/help/end` })
        : html`<form method="post" action="${path}/help">
            ${hiddenField('id', uuidv7(ctx.now))}
            ${button({ text: w.ask, kind: 'danger', icon: 'circle-alert', big: true, wide: true })}
          </form>`
    }
    ${helpCalls(lang, area?.phone ?? null, true)}`,
  })
}
