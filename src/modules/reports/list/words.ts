import { bilingual } from '#base/words.ts'

export const listWords = bilingual(
  { lead: '每个数字都是从记录里数出来的，点开就是那些记录。还没有记录的事，这里就没有数字。' },
  {
    lead: 'Each number is counted from records and opens to those very records. What has no records has no number here.',
  },
)
