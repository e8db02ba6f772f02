import type { Ctx } from '#platform/ctx.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import type { OwnRoom } from './room.ts'
import type { Goer } from './reporting.ts'
import { visitWords } from './words.ts'

/** Whose page it is, and the visit it is about where it is about one. */
export type KeptFor = { ctx: Ctx; room: OwnRoom; goer: Goer; visit?: Readonly<Record<string, string>> }

/** Where a device sends what it kept. */
export const keptHref = ({ base }: OwnRoom): string => `${base}/kept`

/** A part of a page around which a device says what it kept, and sends it as soon as there is a network. */
export function keptPart({ lang, assets }: View, { ctx, room, goer, visit = {} }: KeptFor, body: Html): Html {
  const { offline, signInAgain, addressEnded } = visitWords(lang)
  const words = { ...offline, ...(room.signedIn ? signInAgain : addressEnded) }
  const own = {
    'data-book': 'visits',
    'data-who': ctx.secrets
      .hash(ctx.area.id, 'care visits who', goer.volunteerId ?? ctx.actor.id ?? '')
      .toString('base64url'),
    'data-address': keptHref(room),
    'data-words': JSON.stringify(words),
    ...visit,
  }
  return html`<care-visit ${attrs(own)}>
      <p class="roll-line" data-line role="status" hidden></p>
      <div data-refused hidden></div>
      ${body}
    </care-visit>
    ${assets.careVisit ? html`<script type="module" src="${assets.careVisit}"></script>` : nothing}`
}
