import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { qrBlock } from './qr.ts'

/** A code for the stairwell. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return qrBlock({
    url: 'https://jinlin.example/gatherings/2024-1024',
    title: t('扫一扫，报名先锋日', 'Scan to join vanguard day'),
    note: t('不用手机也行：到居委会说一声。', 'Or simply tell us at reception.'),
  })
}
