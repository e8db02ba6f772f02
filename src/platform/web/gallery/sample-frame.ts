import type { Lang } from '#base/words.ts'
import type { Frame } from '../frame.ts'
import { say } from './say.ts'

/** A frame around sample pages: the demo area, a worker at the desk, a menu of the five efforts. */
export const sampleFrame = (lang: Lang, more: Partial<Frame> = {}): Frame => {
  const t = say(lang)
  const efforts = t('五功', 'Five efforts')
  const results = t('成效', 'Results')
  return {
    lang,
    elder: false,
    dark: 'auto',
    path: '/desk',
    title: t('样张', 'Gallery'),
    description: t('东大名居民区的样张', 'Samples of the demo area'),
    area: {
      code: 'dongdaming',
      name: t('东大名居民区', 'Dongdaming'),
      phone: '021-0000 0000',
      hours: t('周一至周六 8:30–20:00', 'Mon–Sat 8:30–20:00'),
    },
    menu: [
      { href: '/desk', label: t('今天', 'Today'), icon: 'sun' },
      { href: '/desk/calendar', label: t('日历', 'Calendar'), icon: 'calendar-days' },
      { href: '/desk/needs', label: t('诉求', 'Needs'), icon: 'message-square-text', count: 3 },
      { href: '/desk/people', label: t('邻居与家园', 'People'), icon: 'users' },
      { href: '/desk/renewal', label: t('实功 家园', 'Homes'), effort: 'e1', group: efforts },
      { href: '/desk/services', label: t('绣功 服务', 'Services'), effort: 'e2', group: efforts },
      { href: '/desk/vanguard', label: t('真功 先锋', 'Vanguard'), effort: 'e3', group: efforts },
      { href: '/desk/partners', label: t('外功 朋友圈', 'Partners'), effort: 'e4', group: efforts },
      { href: '/desk/lectures', label: t('内功 宣讲', 'Lectures'), effort: 'e5', group: efforts },
      { href: '/figures', label: t('数字与报告', 'Figures'), icon: 'chart-column', group: results },
      { href: '/disclosure', label: t('居务公开', 'Disclosure'), icon: 'megaphone', group: results },
    ],
    demo: true,
    assets: { css: '/app.css', js: '/app.js', icon: '/icon.svg' },
    ...more,
  }
}
