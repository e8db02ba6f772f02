import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { actions, card, chip, emptyState, linkButton, listCard, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { toldWords } from '../gatherings/told.words.ts'
import { unreachedWords } from '../unreached/words.ts'
import { isLost, type ToldVolunteer, type VolunteersTold } from './told.ts'
import { volunteersToldWords } from './told.words.ts'

type ToldPage = VolunteersTold & { now: Date }

/** Who of a vanguard day was told by which way, and who is to be rung. */
export const volunteersToldPage = (view: View, { day, off, lines, now }: ToldPage): Html => {
  const { lang } = view
  const w = volunteersToldWords(lang)
  const [missing, told] = [lines.filter(isMissing), lines.filter((line) => !isMissing(line))]
  const base = `/desk/vanguard/${day.id}`
  return deskPage(
    { ...view, title: w.title, printable: true, crumbs: [{ href: base, label: day.title }] },
    html`${pageHead({ title: w.title, kicker: `${day.title} · ${sayMoment(lang, day.startsAt, now)}`, lead: off ? w.leadOff : w.lead })}
      <div class="stack">
        ${lines.length === 0 ? emptyState({ title: off ? w.noneOff : w.none, text: off ? w.noneOffText : w.noneText }) : nothing}
        ${
          missing.length
            ? section({
                title: w.missing,
                body: html`<div class="stack">
                  <p>${w.missingNote(missing.length)}</p>
                  ${missing.map((line) => missingCard(lang, line, off))}
                </div>`,
              })
            : nothing
        }
        ${told.length ? section({ title: w.told, body: listCard(told.map((line) => toldItem(lang, line, off))) }) : nothing}
      </div>
      ${actions(linkButton({ text: w.back, href: `${base}/shifts`, icon: 'arrow-left', kind: 'quiet' }))}`,
  )
}

const isMissing = ({ by }: ToldVolunteer): boolean => by.is === 'nobody'

const saying = (lang: Lang, about: ToldVolunteer['about'], off: boolean): string => {
  const { path, title } = about
  const w = volunteersToldWords(lang)
  if (off) return w.off
  if (isLost(about)) return w.lost(title ?? '')
  return path.startsWith('/places/') ? w.placed(title ?? '') : w.asked
}

const missingCard = (lang: Lang, { about, atHome }: ToldVolunteer, off: boolean): Html =>
  card({
    level: 3,
    title: about.volunteer.name,
    chip: chip('late', toldWords(lang).nobody),
    body: html`<p>${saying(lang, about, off)}</p>
      ${atHome ? html`<p class="small">${volunteersToldWords(lang).atHome}</p>` : nothing}
      ${actions(
        linkButton({
          text: volunteersToldWords(lang).person,
          href: `/desk/volunteers/${about.volunteer.id}`,
          icon: 'phone',
          kind: 'plain',
        }),
      )}`,
  })

const toldItem = (lang: Lang, { about, by }: ToldVolunteer, off: boolean) => {
  const w = toldWords(lang)
  const channel = unreachedWords(lang).channel
  const how = by.is === 'sent' || by.is === 'waiting' ? w[by.is](channel[by.channel]) : w.read
  return {
    title: about.volunteer.name,
    note: saying(lang, about, off),
    chip: chip(by.is === 'waiting' ? 'waiting' : 'done', how),
  }
}
