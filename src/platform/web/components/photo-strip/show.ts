import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { rebuilt, shed } from '../../gallery/pictures.ts'
import { say } from '../../gallery/say.ts'
import { photoStrip } from './photo-strip.ts'

/** Two photos, one leading to a large one. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return photoStrip(t('现场照片', 'Photos of the place'), [
    {
      src: shed,
      alt: t('旧垃圾箱房', 'The old garbage room'),
      width: 800,
      height: 600,
      href: '#none',
      caption: t('报修时', 'When reported'),
    },
    {
      src: rebuilt,
      alt: t('新垃圾箱房', 'The new garbage room'),
      width: 800,
      height: 600,
      caption: t('修好后', 'After repair'),
    },
  ])
}
