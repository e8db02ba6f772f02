import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { postButton } from '../button/button.ts'
import { progress } from './progress.ts'

/** An import under way. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return progress({
    lang,
    label: t('导入住户名单', 'Importing the register'),
    done: 1240,
    total: 1986,
    text: t('3 行看不懂，先放一边，最后给您看。', 'Three rows set aside; you will see them at the end.'),
    cancel: postButton({ text: t('停下', 'Stop'), action: '#none' }),
  })
}
