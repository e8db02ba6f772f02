import { bilingual } from '#base/words.ts'

export const listenerWords = bilingual(
  {
    title: '没有接上的',
    lead: '一件事办了，该知道的那一头试了一天也没接上。找到原因以后，再告诉它一次。',
    none: '都接上了',
    noneText: '有接不上的，会列在这里。',
    who: '谁没接上',
    fact: '什么事',
    error: '最后说了什么',
    tries: '试了几次',
    when: '什么时候的事',
    again: '再试一次',
    told: '好，马上再告诉它。',
  },
  {
    title: 'Not taken up',
    lead: 'Something happened, and whoever should hear of it could not take it for a day. Once the cause is found, tell it again.',
    none: 'Everything was taken up',
    noneText: 'What could not be taken up is listed here.',
    who: 'Listener',
    fact: 'Fact',
    error: 'What it said last',
    tries: 'Tries',
    when: 'Happened',
    again: 'Tell it again',
    told: 'It will be told again at once.',
  },
)
