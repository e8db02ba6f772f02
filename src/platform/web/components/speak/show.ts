import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { textareaField } from '../field/index.ts'
import { speakInto } from './speak.ts'

/** The button is there only where the browser hears on the device. */
export const show = (lang: Lang): Html =>
  html`${textareaField({ lang, name: 'spoken', label: lang === 'zh' ? '什么事？' : 'What is it?', rows: 2 })}
  ${speakInto(lang, 'spoken')}`
