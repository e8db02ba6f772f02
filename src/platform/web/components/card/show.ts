import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { rebuilt, shed } from '../../gallery/pictures.ts'
import { say } from '../../gallery/say.ts'
import { beforeAfter } from '../before-after/before-after.ts'
import { chip } from '../chip/chip.ts'
import { card, cardGrid, listCard } from './card.ts'

const pair = (lang: Lang): Html => {
  const t = say(lang)
  return beforeAfter({
    lang,
    before: {
      src: shed,
      alt: t('旧垃圾箱房，墙面斑驳', 'The old garbage room, its walls stained'),
      width: 800,
      height: 600,
      caption: t('2022年3月', 'March 2022'),
    },
    after: {
      src: rebuilt,
      alt: t('新垃圾箱房，红顶，三个分类口', 'The new room, red roof, three openings'),
      width: 800,
      height: 600,
      caption: t('2024年6月', 'June 2024'),
    },
  })
}

/** Cards in a grid, one with a before/after pair, and a list card. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return html`${cardGrid(
    card({
      title: t('临江大厦垃圾箱房重建', 'Garbage room at Linjiang Tower'),
      href: '#none',
      media: pair(lang),
      chip: chip('done', t('已验收', 'Accepted')),
      body: t(
        '源于 23 位邻居的 31 条诉求。听证 2 次，居民验收 18 人，16 人同意。',
        'Came from 31 needs of 23 neighbours. Two hearings; 16 of 18 residents accepted it.',
      ),
      foot: t('保修到 2026年6月，物业负责', 'Under warranty until June 2026'),
      effort: 'e1',
    }),
    card({
      title: t('停车协调会', 'Coordination on parking'),
      href: '#none',
      kicker: t('协商 · 10月23日 周三 晚上7点', 'Deliberation · Wed 23 October, 19:00'),
      chip: chip('waiting', t('征询中', 'Collecting views')),
      body: t(
        '14 位邻居反映晚上没有车位。方案有三个，明天公示。',
        '14 neighbours find no space at night. Three plans; posted tomorrow.',
      ),
      effort: 'e4',
    }),
  )}
  ${listSample(lang)}`
}

const listSample = (lang: Lang): Html => {
  const t = say(lang)
  return html`<div class="section">
    ${listCard([
      {
        title: t('3号楼 5 层楼道灯不亮', 'Light out, building 3, floor 5'),
        href: '#none',
        chip: chip('done', t('居民确认解决', 'Confirmed solved')),
        note: t('11 小时联系上，2 天修好', 'Contact in 11 hours, repaired in 2 days'),
      },
      {
        title: t('南门口地砖松动', 'Loose paving at the south gate'),
        href: '#none',
        chip: chip('going', t('物业处理中', 'With the property firm')),
        note: t('周五前，第 2 天', 'By Friday, day 2'),
      },
      {
        title: t('电梯异响', 'Noise in the lift'),
        href: '#none',
        chip: chip('waiting', t('等特检所', 'Waiting')),
        note: t('已约 10月28日，到时再说', 'Booked for 28 October'),
      },
      { title: t('爱心餐', 'Meals'), end: t('18 份', '18') },
    ])}
  </div>`
}
