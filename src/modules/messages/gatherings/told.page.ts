import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { rungHows } from '#modules/gatherings/public.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  card,
  chip,
  emptyState,
  linkButton,
  listCard,
  notice,
  pageHead,
  postButton,
  section,
  type ChipKind,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { unreachedWords } from '../unreached/words.ts'
import type { ToldLine, ToldList } from './told.ts'
import type { ToldBy } from './told.rules.ts'
import { toldWords } from './told.words.ts'
import { sayKind } from './words.ts'

export type ToldPage = ToldList & { ctx: Ctx; wrong?: string | undefined }

/** Who was told by which way, and who is to be rung or visited, with how that is noted. */
export const toldPage = (view: View, page: ToldPage): Html => {
  const { lang } = view
  const w = toldWords(lang)
  const { about, lines, wrong } = page
  const [missing, told] = [lines.filter(isMissing), lines.filter((line) => !isMissing(line))]
  const href = `/desk/gatherings/${about.id}`
  return deskPage(
    { ...view, title: w.title, printable: true, crumbs: [{ href, label: about.title }] },
    html`${pageHead({ title: w.title, kicker: about.title, lead: w.lead })}
    ${wrong ? notice({ kind: 'problem', text: wrong }) : nothing}
    ${
      lines.length === 0
        ? emptyState({ title: w.none, text: w.noneText, icon: 'check' })
        : html`<div class="stack">
            ${section({ title: w.notYet, body: missingPart(lang, page, missing) })}
            ${told.length ? section({ title: w.told, body: listCard(told.map((line) => toldItem(lang, line))) }) : nothing}
          </div>`
    }
    ${actions(linkButton({ text: w.back, href, icon: 'arrow-left', kind: 'quiet' }))}`,
  )
}

const isMissing = ({ by }: ToldLine): boolean => by.is === 'nobody'

const missingPart = (lang: Lang, page: ToldPage, missing: readonly ToldLine[]): Html => {
  const w = toldWords(lang)
  if (missing.length === 0) return html`<p>${w.allTold}</p>`
  return html`<div class="stack">
    <p>${w.notYetNote(missing.length)}</p>
    ${missing.map((line) => missingLine(lang, page, line))}
  </div>`
}

const labelOf = (lang: Lang, { name, signUp }: ToldLine): string => name?.label ?? toldWords(lang).guest(signUp.queueNo)

const missingLine = (lang: Lang, { ctx, about }: ToldPage, line: ToldLine): Html => {
  const w = toldWords(lang)
  const base = `/desk/gatherings/${about.id}`
  const home = line.name?.home
  const mayRing = holds(ctx.actor, ['staff', 'director'])
  return card({
    level: 3,
    title: labelOf(lang, line),
    chip: chip('late', w.nobody),
    body: html`<div class="stack">
      <p>${sayKind(lang, line.news.kind, line.news)}</p>
      ${actions(
        home && mayRing
          ? linkButton({ text: w.call, href: `/desk/homes/${home.id}`, icon: 'phone', kind: 'plain' })
          : linkButton({ text: w.contact, href: `${base}/signups`, icon: 'phone', kind: 'plain' }),
      )}
      <p class="small">${w.how}</p>
      ${actions(
        ...rungHows.map((how) =>
          postButton({ text: w.press[how], action: `${base}/told/${line.signUp.id}`, kind: 'quiet', fields: { how } }),
        ),
      )}
    </div>`,
    foot: sayMoment(lang, line.news.at, ctx.now),
  })
}

const chips: Record<ToldBy['is'], ChipKind> = {
  sent: 'done',
  read: 'done',
  rung: 'done',
  waiting: 'waiting',
  nobody: 'late',
}

const toldItem = (lang: Lang, line: ToldLine) => ({
  title: labelOf(lang, line),
  note: sayKind(lang, line.news.kind, line.news),
  chip: chip(chips[line.by.is], sayBy(lang, line)),
})

function sayBy(lang: Lang, { by, signUp }: ToldLine): string {
  const w = toldWords(lang)
  const channel = unreachedWords(lang).channel
  if (by.is === 'sent' || by.is === 'waiting') return w[by.is](channel[by.channel])
  return by.is === 'rung' ? w.rung[signUp.rungHow ?? 'telephone'] : w[by.is]
}
