import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { actions, button, linkButton, postButton } from './button.ts'

/** Four kinds, big and wide, as button, link and one-button form. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return html`${actions(
    button({ text: t('交给居委会', 'Send it'), kind: 'go', icon: 'check' }),
    button({ text: t('先存着', 'Keep for later') }),
    linkButton({ text: t('不写了', 'Never mind'), href: '#none', kind: 'quiet' }),
    postButton({ text: t('取消这一场', 'Cancel this session'), action: '#none', kind: 'danger', icon: 'x' }),
  )}
  ${actions(
    linkButton({
      text: t('我要反映', 'Tell us something'),
      href: '#none',
      kind: 'go',
      big: true,
      icon: 'message-square-text',
    }),
    linkButton({ text: t('下载 XLSX', 'Download XLSX'), href: '#none', icon: 'download', download: true }),
  )}`
}
