import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { rebuilt, shed } from '../../gallery/pictures.ts'
import { say } from '../../gallery/say.ts'
import { beforeAfter } from './before-after.ts'

/** One place, twice. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  const size = { width: 800, height: 600 }
  return beforeAfter({
    lang,
    before: {
      ...size,
      src: shed,
      alt: t('改造前：墙面斑驳，门前堆着垃圾', 'Before: stained walls, bags at the door'),
      caption: t('2022年3月', 'March 2022'),
    },
    after: {
      ...size,
      src: rebuilt,
      alt: t('改造后：红顶白墙，三个分类口', 'After: white walls, red roof, three openings'),
      caption: t('2024年6月', 'June 2024'),
    },
  })
}
