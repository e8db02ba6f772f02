import { bilingual } from '#base/words.ts'

export const logWords = bilingual(
  {
    logTitle: '资料保护记录',
    logLead: '看得到谁在什么时候为什么打开过号码、谁提过要求、有没有按时答复；看不到是谁的、写了什么。',
    logRequests: '提过的要求',
    logOpenings: '三十天里打开过的号码',
    closed: '办结',
    by: '经办人',
    when: '什么时候',
    who: '谁',
    field: '看了什么',
    reason: '为什么',
  },
  {
    logTitle: 'Data protection record',
    logLead:
      'Who opened numbers when and why, who asked for what, and whether it was answered in time; not whose it was, nor what was written.',
    logRequests: 'Requests',
    logOpenings: 'Numbers opened in thirty days',
    closed: 'Closed',
    by: 'By',
    when: 'When',
    who: 'Who',
    field: 'What',
    reason: 'Why',
  },
)
