import { bilingual } from '#base/words.ts'

export const similarWords = bilingual(
  {
    look: '看看有没有人反映过',
    title: '邻居反映过的，有没有一样的？',
    none: '没有找到一样的。您写的都在，直接交给居委会就行。',
    note: '一样的话，点“我也遇到了”，在新的一页看它办到哪一步，不用再报一遍；不一样，接着写，交给居委会。',
    metToo: '我也遇到了',
    newPage: '（在新的一页打开）',
  },
  {
    look: 'See whether somebody has said it already',
    title: 'What neighbours told us: is yours among it?',
    none: 'Nothing like it was found. All you wrote is here; just send it.',
    note: 'If one is yours, tap “Me too” and follow it on a new page without telling it again; if not, carry on and send yours.',
    metToo: 'Me too',
    newPage: '(opens a new page)',
  },
)
