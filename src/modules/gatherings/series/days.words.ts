import { bilingual } from '#base/words.ts'

/** What is said where a series gets other days. */
export const daysWords = bilingual(
  {
    way: '换日子',
    title: '换日子',
    lead: (from: string) =>
      `从 ${from} 这一次起，照新的日子办。已经报名的，跟着挪到同一周的新日子；那一周没有新日子的就取消。以前的不变，单独改过的也不动。`,
    told: '怎么跟大家说',
    why: '为什么换',
    reason: '给大家写一句',
    reasonHint: '会写在原来那一场的页面上，请不要写人名。',
    toPreview: '先看一遍日子',
    staleTwice: '别人刚改过这个系列。请再看一遍，再按一次。',
    offs: (count: number) => `${count} 次那一周没有新的日子，要取消：`,
    off: (when: string, taken: number) => (taken > 0 ? `${when}，有 ${taken} 位报了名，会告诉他们` : when),
    set: (moved: number, off: number) => `日子换好了：挪了 ${moved} 次，取消 ${off} 次。报了名的人会收到消息。`,
  },
  {
    way: 'Other days',
    title: 'Other days',
    lead: (from) =>
      `From ${from} on it takes place on the new days. Sign-ups move along to the new day of the same week; where that week has none, it is called off. Earlier ones stay, and so do those changed by themselves.`,
    told: 'What people are told',
    why: 'Why it changes',
    reason: 'A sentence for everybody',
    reasonHint: 'It stands on the page of what was to be. Please name nobody.',
    toPreview: 'Look over the dates',
    staleTwice: 'Somebody changed this series a moment ago. Please look over it again, then press once more.',
    offs: (count) => `${count} will be called off: their week has no new day.`,
    off: (when, taken) => (taken > 0 ? `${when}: ${taken} signed up and will be told` : when),
    set: (moved, off) => `Changed: ${moved} moved, ${off} called off. Those who signed up will hear of it.`,
  },
)
