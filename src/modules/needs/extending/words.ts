import { bilingual } from '#base/words.ts'

/** What taking more time says. */
export const extendingWords = bilingual(
  {
    open: '要延期',
    directorOnly: '已经延过一次，再延要请主任来办。',
    newDue: '延到哪天',
    why: '为什么，告诉反映人',
    whyHint: '反映人凭编号能看到；大家只看到延期和新的日子。',
    button: '延期',
    fact: '延期',
    times: (n: number) => `${n} 次`,
  },
  {
    open: 'It takes longer',
    directorOnly: 'It was put off once before; only the director may do so again.',
    newDue: 'Until',
    why: 'Why, in words for the asker',
    whyHint: 'The asker can read it with the number; everybody else sees only the new date.',
    button: 'Take more time',
    fact: 'Put off',
    times: (n: number) => (n === 1 ? 'once' : `${n} times`),
  },
)
