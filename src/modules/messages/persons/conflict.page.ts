import { dayOf } from '#base/days.ts'
import type { Sent } from '#base/form.rules.ts'
import type { Lang } from '#base/words.ts'
import { factsList, postButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import type { Html } from '#platform/web/html.ts'
import type { Addressed } from '../channels.rules.ts'
import type { TakenDown } from '../consent/consent.rules.ts'
import { sayAnswer } from '../consent/parts.ts'
import type { SaidWay } from '../consent/said.ts'
import { consentWords } from '../consent/words.ts'
import type { PersonWays } from './person-ways.ts'
import { personWords } from './words.ts'

type Meanwhile = {
  channel: Addressed
  sent: Sent
  address: string
  how: TakenDown
  person: PersonWays
  base: string
  at: Date
}

/** 409: another answer was written down since the page was drawn; the yes beside it, and a button that writes it after all. */
export function answeredMeanwhile(view: View, meanwhile: Meanwhile): Html {
  const { channel, sent, person, base } = meanwhile
  const last = person.own.find((one) => one.channel === channel)
  return conflictPage(
    { ...view, title: '', path: base },
    {
      mine: { body: mine(view.lang, meanwhile) },
      theirs: { body: theirs(view.lang, meanwhile, last) },
      theirsHref: base,
      keepMine: postButton({
        text: personWords(view.lang).yes,
        action: `${base}/${channel}`,
        fields: { ...sent, answer: 'yes', seen: last?.id ?? '' },
      }),
    },
  )
}

const mine = (lang: Lang, { channel, address, how, person }: Meanwhile): Html => {
  const asked = consentWords(lang)
  const known = person.numbers.find(({ number }) => number === address)
  return factsList([
    { term: asked.channel[channel], text: asked.answer.given },
    { term: asked.address[channel], text: known?.shown ?? address },
    { term: personWords(lang).how, text: asked.how[how] },
  ])
}

const theirs = (lang: Lang, { channel, at }: Meanwhile, last: SaidWay | undefined): Html => {
  const term = consentWords(lang).channel[channel]
  if (!last) return factsList([{ term, text: personWords(lang).never }])
  const said = sayAnswer(lang, last, { today: dayOf(at), now: at })
  return factsList([
    { term, text: said.state },
    { term: personWords(lang).how, text: said.how },
  ])
}
