import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { factsList, postButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import type { Ctx } from '#platform/ctx.ts'
import { html, type Html } from '#platform/web/html.ts'
import type { Form } from '#platform/web/read-form.ts'
import { sidesOf } from '../access.ts'
import { askingWords } from '../asking/words.ts'
import type { NeedCase } from '../case.ts'
import { endingWords } from '../ending/words.ts'
import { extendingWords } from '../extending/words.ts'
import { stateChip, titleOf } from '../marks.ts'
import type { KeptAgain } from '../kept-photos.ts'
import { mergingWords } from '../merging/words.ts'
import { mayMove } from '../moves.rules.ts'
import { sayNumber } from '../number.ts'
import { photoWords } from '../photos.words.ts'
import { promisingWords } from '../promising/words.ts'
import { sayStep, sayWho } from '../timeline/page.ts'
import { waitingWords } from '../waiting/words.ts'
import { actNames } from './act-names.words.ts'
import { actWords } from './acts.words.ts'
import { actPaths, type CasePage, type FormName } from './case-page.ts'
import { handlingWords } from './words.ts'

type Meanwhile = {
  name: Exclude<FormName, 'open'>
  form: Form
  /** The photos it came with. */
  kept: KeptAgain | undefined
  /** The need as it stands now. */
  now: NeedCase
  ctx: Ctx
  base: CasePage['base']
}

/** What people write themselves and must not be lost, under the labels it had on the form. */
const written = (lang: Lang): Record<string, string> => {
  const w = actWords(lang)
  return {
    title: w.accept.title,
    reply: w.accept.reply,
    handNote: w.note,
    changeWhy: w.reassign.why,
    told: w.contact.told,
    result: w.resolve.result,
    returnWords: w.giveBack.words,
    said: w.answer.said,
    withdrawWords: w.withdraw.words,
    shownTitle: handlingWords(lang).board.shownTitle,
    question: askingWords(lang).question,
    answered: askingWords(lang).told,
    externalBody: waitingWords(lang).body,
    promisedOn: promisingWords(lang).field,
    nextCheckOn: waitingWords(lang).nextCheckOn,
    waitWords: waitingWords(lang).words,
    cameBack: waitingWords(lang).cameBack,
    newDue: extendingWords(lang).newDue,
    extendWhy: extendingWords(lang).why,
    referWords: endingWords(lang).referWords,
    leaveWords: endingWords(lang).leaveWords,
    hotlineRef: w.hotline.ref,
    mergeInto: mergingWords(lang).into,
    mergeSimilar: mergingWords(lang).into,
    mergeWords: mergingWords(lang).words,
    partWords: mergingWords(lang).partWords,
  }
}

/** 409: what the reader was about to do and had written, beside what a colleague has done meanwhile. */
export function changedMeanwhile(view: View, { name, form, kept, now, ctx, base }: Meanwhile): Html {
  const { lang } = view
  const w = handlingWords(lang)
  const address = `${base}/${sayNumber(now)}`
  const last = now.steps.filter(({ act }) => act !== 'open-contact').at(-1)
  // Ticks of several cannot travel along a second time: then the reader does it on the page as it is now.
  const travels = name !== 'show'
  const stillOpen = travels && mayMove(name, now.state, sidesOf(ctx.actor, now)) === 'yes'
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: mine(lang, { name, form, kept }) },
      theirs: {
        by: last && {
          who: sayWho(lang, last, base === '/desk/needs' ? 'desk' : 'everybody'),
          when: sayMoment(lang, last.at, ctx.now),
        },
        body: html`<p>${titleOf(lang, now)}</p>
          <p>${stateChip(lang, now)} ${last ? sayStep(lang, last) : ''}</p>`,
      },
      theirsHref: address,
      keepMine: stillOpen
        ? postButton({
            text: w.keepMine,
            action: `${address}/${actPaths[name]}`,
            fields: { ...form.sent, version: String(now.version), ...(kept ? { kept: kept.sealed, drop: '' } : {}) },
          })
        : undefined,
    },
  )
}

function mine(lang: Lang, { name, form: { sent }, kept }: Pick<Meanwhile, 'name' | 'form' | 'kept'>): Html {
  const texts = Object.entries(written(lang)).map(([field, term]) => ({ term, text: sent[field] ?? '' }))
  return factsList([
    { term: handlingWords(lang).mine, text: actNames(lang).name[name] },
    ...texts.filter(({ text }) => text !== ''),
    ...(kept ? [{ term: photoWords(lang).mine, text: photoWords(lang).count(kept.count) }] : []),
  ])
}
