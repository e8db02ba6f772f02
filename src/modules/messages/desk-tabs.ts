import type { Lang } from '#base/words.ts'
import type { Actor } from '#platform/ctx.ts'
import { tabs } from '#platform/web/components.ts'
import { nothing, type Html } from '#platform/web/html.ts'
import { may } from './access.ts'
import { tabWords } from './desk-tabs.words.ts'

type Tab = 'mine' | 'unreached' | 'outbox' | 'listeners'

/** The pages about messages at the desk, as far as this reader may go. */
export function deskTabs(lang: Lang, actor: Actor, current: Tab): Html {
  const w = tabWords(lang)
  const open: [Tab, string, boolean][] = [
    ['mine', '/desk/messages', true],
    ['unreached', '/desk/messages/unreached', may.allows(actor, 'see who could not be reached')],
    ['outbox', '/desk/messages/outbox', may.allows(actor, 'see the outbox')],
    ['listeners', '/desk/messages/listeners', may.allows(actor, 'tell a listener again')],
  ]
  const shown = open.filter(([, , allowed]) => allowed)
  if (shown.length < 2) return nothing
  return tabs(
    w.all,
    shown.map(([name, href]) => ({ href, text: w[name], current: name === current })),
  )
}
