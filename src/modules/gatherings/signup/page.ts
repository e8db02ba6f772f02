import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  readAloud,
  useNote,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { hrefOf, type Gathering } from '../gathering.ts'
import { sayWhen, sayWhere } from '../show/page.ts'
import { forOtherFields, partyFields, type FieldsOf } from './fields.ts'
import { isBeforeDraw, phaseOf } from './phase.rules.ts'
import { freeIn, openIn, type Room } from './seating.rules.ts'
import { refusedWords } from './refused.words.ts'
import { signUpWords } from './words.ts'

/** What the form of one gathering shows. `waiting`: parties on its list. */
export type SignUpForm = Omit<FieldsOf, 'lang'> & {
  ctx: Ctx
  gathering: Gathering
  room: Room
  waiting: number
  id: string
  /** Pressing it leads to the waiting list where there is no place. */
  wait: boolean
  /** Why it came back, where nothing in it is wrong. */
  problem?: string | undefined
}

/** The form anybody can sign up with: for one grown-up, a name, a telephone and one press. */
export const signUpPage = (view: View, data: SignUpForm): Html => {
  const { lang } = view
  const w = signUpWords(lang)
  const { gathering, ctx } = data
  const phase = phaseOf(gathering, { now: ctx.now, desk: false })
  const lead = `${sayWhen(lang, gathering, ctx.now)} · ${sayWhere(lang, gathering)}`
  const back = linkButton({ text: gathering.title, href: hrefOf(gathering), icon: 'arrow-left', kind: 'quiet' })
  return frontPage(
    { ...view, title: `${w.title} · ${gathering.title}` },
    html`${pageHead({ title: w.title, kicker: gathering.title, lead, actions: readAloud(lang) })}
    ${
      phase === 'open'
        ? html`${data.problem ? notice({ kind: 'problem', text: data.problem }) : nothing}
            <div class="stack">
              <div>${placesSaid(lang, data)}</div>
              ${signUpForm(lang, data)}
            </div>`
        : html`${notice({ kind: 'note', text: refusedWords(lang).not[phase] })} ${actions(back)}`
    }`,
  )
}

/** How many places are left, said as it is. */
export const placesSaid = (lang: Lang, data: Pick<SignUpForm, 'gathering' | 'room' | 'waiting' | 'ctx'>): Html => {
  const w = signUpWords(lang)
  const { gathering, room, waiting, ctx } = data
  const closes = gathering.closes_at && sayMoment(lang, gathering.closes_at, ctx.now)
  if (isBeforeDraw(gathering)) return html`<p>${w.draw(closes ?? '')}</p>`
  const free = openIn(room)
  const kept = freeIn(room) - free
  return html`<p><strong>${free > 0 ? w.left(free, room.capacity) : w.full(waiting)}</strong></p>
    ${kept > 0 ? html`<p>${w.kept(kept)}</p>` : nothing} ${closes ? html`<p>${w.until(closes)}</p>` : nothing}`
}

const signUpForm = (lang: Lang, data: SignUpForm): Html => {
  const w = signUpWords(lang)
  const { gathering, wait } = data
  const text = isBeforeDraw(gathering) ? w.goDraw : wait ? w.goWait : w.go
  const fields = { ...data, lang }
  return form({
    lang,
    action: `${hrefOf(gathering)}/signup`,
    errors: data.errors,
    body: html`${hiddenField('id', data.id)} ${wait ? hiddenField('wait', 'yes') : nothing} ${partyFields(fields)}
      ${data.way === 'web' ? forOtherFields(fields) : nothing}
      ${actions(button({ text, icon: 'check', kind: 'go', big: true, wide: true }))}
      <p class="small">${w.rule}</p>
      ${useNote(w.use)}`,
  })
}
