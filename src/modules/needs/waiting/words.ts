import { bilingual } from '#base/words.ts'

/** What waiting for somebody outside says. */
export const waitingWords = bilingual(
  {
    open: '要等外部单位',
    openAgain: '还要等，改下次去问的日子',
    body: '等哪个单位',
    bodyHint: '会公示。只写单位，比如特检所；不写人名。',
    askedOn: '哪天找的他们',
    nextCheckOn: '哪天再去问',
    words: '补一句',
    wait: '记下，先等着',
    cameBack: '他们怎么答复的',
    resume: '有答复了，接着办',
    fact: '等外部',
    says: (body: string, since: string, next: string) => `${body}，${since}找的，${next}再去问`,
    line: (body: string) => `等外部：${body}`,
    notice: '计时暂停。',
  },
  {
    open: 'It waits for somebody outside',
    openAgain: 'Still waiting: set the next look',
    body: 'Which organisation',
    bodyHint: 'It will be public. Only the organisation, such as the lift inspectorate; no names.',
    askedOn: 'Asked on',
    nextCheckOn: 'Next look on',
    words: 'A word more',
    wait: 'Note it and wait',
    cameBack: 'What they answered',
    resume: 'They answered; go on',
    fact: 'Waiting for',
    says: (body: string, since: string, next: string) => `${body}, asked ${since}, next look ${next}`,
    line: (body: string) => `waiting for ${body}`,
    notice: 'The clock stands.',
  },
)
