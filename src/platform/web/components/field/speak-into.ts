import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { words } from '../../words.ts'
import { fieldId } from './field.ts'

const tongue: Record<Lang, string> = { zh: 'zh-CN', en: 'en-US' }

/** Says words into the text box of that name; stays hidden unless the browser hears on the device itself, and without scripts. */
export const speakInto = (lang: Lang, name: string): Html => {
  const w = words(lang)
  return html`<speak-into
    data-for="${fieldId(name)}"
    data-lang="${tongue[lang]}"
    data-stop="${w.stopSpeaking}"
    data-failed="${w.notHeard}"
    hidden
  >
    <button class="button plain" type="button">${icon('mic')}<span>${w.speak}</span></button>
    <p class="small">${w.heardHere}</p>
    <p class="small" role="status"></p>
  </speak-into>`
}
