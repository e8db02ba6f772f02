import { bilingual } from '#base/words.ts'

export const findingWords = bilingual(
  {
    received: (day: string) => `${day}收到`,
    words: '原话：',
    spot: '位置：',
    result: '结果：',
  },
  {
    received: (day: string) => `received ${day}`,
    words: 'They said: ',
    spot: 'Where: ',
    result: 'Result: ',
  },
)
