import { bilingual } from '#base/words.ts'

/** What is said of photos that came with a form that is shown again. */
export const photoWords = bilingual(
  {
    kept: (count: number) => `刚才的 ${count} 张照片已经收好，不用再选。`,
    drop: '不要刚才那几张照片',
    mine: '照片',
    count: (count: number) => `${count} 张，已经收好`,
  },
  {
    kept: (count: number) =>
      count === 1
        ? 'Your photo is safely kept; no need to choose it again.'
        : `Your ${count} photos are safely kept; no need to choose them again.`,
    drop: 'Leave out those photos',
    mine: 'Photos',
    count: (count: number) => (count === 1 ? '1, kept' : `${count}, kept`),
  },
)
