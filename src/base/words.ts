/** The languages every sentence exists in. Chinese is the source. */
export type Lang = 'zh' | 'en'

/**
 * One set of sentences in both languages. The English set is typed by the Chinese one, so that a missing sentence
 * or a wrong parameter does not compile. Returns the set of the reader's language.
 */
export const bilingual =
  <W extends object>(zh: W, en: NoInfer<W>) =>
  (lang: Lang): W =>
    lang === 'en' ? en : zh
