import type { Lang } from '#base/words.ts'

/** Sample sentences of the gallery, in both languages where they stand. Pages of the product use words.ts. */
export const say =
  (lang: Lang) =>
  (zh: string, en: string): string =>
    lang === 'en' ? en : zh
