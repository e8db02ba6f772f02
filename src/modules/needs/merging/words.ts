import { bilingual } from '#base/words.ts'
import type { MergeRefusal } from './merging.rules.ts'

type MergingWords = {
  open: string
  lead: string
  similar: string
  number: string
  numberHint: string
  why: string
  words: string
  wordsHint: string
  usual: string
  told: string
  button: string
  into: string
  joined: string
  part: string
  partWords: string
  partButton: string
  voices: (n: number) => string
  also: string
  boardInto: string
  seeOther: string
  ownTitle: (number: string) => string
  ownLead: string
  ownWhy: string
  ownNow: string
  ownHidden: string
  ownResolved: string
  ownOpen: string
  ownPart: string
  ownSaid: string
  ownButton: string
  ownThanks: string
  listNote: (number: string) => string
  receipt: (number: string) => string
  refused: Record<MergeRefusal | 'choose-need' | 'choose-merge-reason', string>
}

const zh: MergingWords = {
  open: '和别的是一件事：并入另一件',
  lead: '并过去以后，这里不再单独办，那一件接着办。反映人看得到并到哪一件、为什么，也可以再拿出来。',
  similar: '可能是同一件，点一下',
  number: '或者写编号',
  numberHint: '像 2024-0312',
  why: '为什么是一件事',
  words: '告诉反映人的话',
  wordsHint: '反映人凭编号能看到，别人看不到。不要写另一位反映人是谁。',
  usual: '您说的这件，已经有邻居反映过，正在办。我们并在一起办，办到哪一步您这里照样看得到。',
  told: '和反映人说了吗？',
  button: '并入那一件',
  into: '并入',
  joined: '并来的',
  part: '不是同一件事，拿出来',
  partWords: '为什么拿出来',
  partButton: '拿出来单独办',
  voices: (n) => `另有 ${n} 位邻居也反映了`,
  also: '还有谁',
  boardInto: '这件和另一件是同一件事，并在一起办了。',
  seeOther: '看那一件',
  ownTitle: (number) => `已并入 ${number}`,
  ownLead: '您说的没有丢：并在那一件里一起办，您不用再报一遍。',
  ownWhy: '居委会告诉您',
  ownNow: '那一件办到哪一步',
  ownHidden: '那一件不在公示栏上，这里只能看到办到哪一步。',
  ownResolved: '那一件说是办好了。您这里也好了，就不用做什么；还没有好，请点下面，我们接着办您这一件。',
  ownOpen: '这不是同一件事',
  ownPart: '拿出来以后，您这件单独接着办，期限照原来的算，那一件不受影响。',
  ownSaid: '哪里不一样，或者哪里还没好',
  ownButton: '拿出来，单独办我这件',
  ownThanks: '好的，您这件拿出来单独办了。',
  listNote: (number) => `已并入 ${number}`,
  receipt: (number) => `这件已经并入 ${number} 一起办，用您自己的编号照样能看进展。`,
  refused: {
    'choose-need': '请点一件，或者写那一件的编号，像 2024-0312。',
    'choose-merge-reason': '请选一下为什么是一件事。',
    'no-such-need': '没有找到这个编号，请再看一看。',
    'same-need': '这就是它自己，请写另一件的编号。',
    'need-has-ended': '那一件已经结了，或者已经并进别的一件，不能再并过去。',
    'others-merged-here': '已经有别的并到这一件里。请反过来，把那一件并到这里。',
    'is-dispute': '邻里之间的事不和别的合并。',
  },
}

/** What merging says: at the desk, to the asker, and on the board. */
export const mergingWords = bilingual<MergingWords>(zh, {
  open: 'Same as another: merge it',
  lead: 'It is then no longer worked on here; the other goes on. The asker can read into which number and why, and may take it out again.',
  similar: 'Perhaps the same; tap one',
  number: 'Or type a number',
  numberHint: 'like 2024-0312',
  why: 'Why they are one matter',
  words: 'What the asker is told',
  wordsHint: 'The asker can read this with the number; nobody else can. Do not say who the other asker is.',
  usual:
    'A neighbour has told us the same before and it is in hand. We see to both as one; here you can still see how far it is.',
  told: 'Have you told the asker?',
  button: 'Merge it',
  into: 'Merged into',
  joined: 'Merged here',
  part: 'Not the same: take it out',
  partWords: 'Why it is taken out',
  partButton: 'Take it out again',
  voices: (n) => (n === 1 ? '1 other neighbour told us too' : `${n} other neighbours told us too`),
  also: 'Also told',
  boardInto: 'This is the same as another and is seen to together with it.',
  seeOther: 'See the other',
  ownTitle: (number) => `Merged into ${number}`,
  ownLead: 'What you said is not lost: it is seen to together with that one, and you need not tell it again.',
  ownWhy: 'The committee tells you',
  ownNow: 'How far that one is',
  ownHidden: 'That one is not on the board; here you can only see how far it is.',
  ownResolved:
    'They say that one is done. If it is well for you too, there is nothing to do; if not, press below and we go on with yours.',
  ownOpen: 'This is not the same',
  ownPart: 'Yours then goes on by itself with the due date it had; the other is not touched.',
  ownSaid: 'What is different, or still not well',
  ownButton: 'Take mine out again',
  ownThanks: 'Right, yours goes on by itself.',
  listNote: (number) => `merged into ${number}`,
  receipt: (number) => `This was merged into ${number}; with your own number you can still see how it goes.`,
  refused: {
    'choose-need': 'Please tap one, or type the number of the other, like 2024-0312.',
    'choose-merge-reason': 'Please choose why they are one matter.',
    'no-such-need': 'This number was not found; please look again.',
    'same-need': 'This is the very same need; please type the number of the other.',
    'need-has-ended': 'That one is closed or was itself merged into another; nothing can be merged into it.',
    'others-merged-here': 'Others were merged into this one. Please merge that one into this instead.',
    'is-dispute': 'What is between neighbours is not merged with anything.',
  },
})
