import { sayMoment } from '#base/say-date.ts'
import type { Actor } from '#platform/ctx.ts'
import { card, chip, emptyState, linkButton, pageHead, postButton, actions } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskTabs } from '../desk-tabs.ts'
import type { Room } from '../room.ts'
import { wayWords } from '../ways/words.ts'
import { sayMessage } from '../words.ts'
import { mostShown, type InboxMessage } from './inbox.ts'
import { inboxWords } from './words.ts'

export type InboxPage = { room: Room; actor: Actor; messages: readonly InboxMessage[]; unread: number; now: Date }

/** The inbox, newest first: what happened, when, and one button to the need it happened to. */
export const inboxPage = (view: View, page: InboxPage): Html => {
  const w = inboxWords(view.lang)
  const { room, messages, unread } = page
  const head = actions(
    unread ? postButton({ text: w.readAll, action: `${room.base}/reading`, icon: 'check', kind: 'quiet' }) : nothing,
    linkButton({ text: wayWords(view.lang).link, href: `${room.base}/ways`, icon: 'settings', kind: 'quiet' }),
  )
  return room.frame(
    { ...view, title: w.title },
    html`${pageHead({
      title: w.title,
      lead: room.home ? w.lead : w.leadDesk,
      chip: unread ? chip('waiting', w.unread(unread)) : undefined,
      actions: head,
    })}
    ${room.home ? nothing : deskTabs(view.lang, page.actor, 'mine')}
    ${
      messages.length
        ? html`<div class="stack">${messages.map((message) => oneMessage(view, page, message))}</div>`
        : emptyState({ title: w.none, text: room.home ? w.noneText : w.noneDesk })
    }
    ${messages.length >= mostShown ? html`<p class="small">${w.newest(mostShown)}</p>` : nothing}`,
  )
}

const oneMessage = ({ lang }: View, { room, now }: InboxPage, message: InboxMessage): Html => {
  const w = inboxWords(lang)
  const fresh = message.read_at === null
  return card({
    level: 2,
    title: sayMessage(lang, message),
    chip: fresh ? chip('waiting', w.fresh) : undefined,
    body: postButton({
      text: w.open,
      action: `${room.base}/${message.id}/opening`,
      icon: 'arrow-right',
      kind: fresh ? 'plain' : 'quiet',
    }),
    foot: sayMoment(lang, message.made_at, now),
  })
}
