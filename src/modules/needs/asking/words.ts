import { bilingual } from '#base/words.ts'

/** What a question to the asker says, at the desk and on the asker's own page. */
export const askingWords = bilingual(
  {
    open: '要先问反映人',
    question: '问什么',
    questionHint: '反映人凭编号能看到。没答复以前计时暂停。',
    ask: '问他',
    asked: (question: string) => `问了反映人：${question}。计时暂停，等答复。`,
    openTell: '替反映人记下答复',
    lead: '电话里或者当面听到的才记。',
    told: '反映人怎么说',
    tell: '记下答复，接着办',
    ownTitle: '想问您一件事',
    ownLead: '知道了才好办。您答复以前，期限先停着。',
    ownAnswer: '您的答复',
    ownButton: '就这样答复',
    ownThanks: '谢谢，我们接着办。',
  },
  {
    open: 'Ask the asker first',
    question: 'What to ask',
    questionHint: 'The asker can read it with the number. The clock stands until there is an answer.',
    ask: 'Ask',
    asked: (question: string) => `The asker was asked: ${question}. The clock stands until there is an answer.`,
    openTell: "Note the asker's answer",
    lead: 'Only what you heard on the telephone or in person.',
    told: 'What the asker says',
    tell: 'Note the answer and go on',
    ownTitle: 'May we ask you something?',
    ownLead: 'We need to know this to go on. The clock stands until you answer.',
    ownAnswer: 'Your answer',
    ownButton: 'Send the answer',
    ownThanks: 'Thank you; we go on with it.',
  },
)
