import { bilingual } from '#base/words.ts'

/** What the page of a sign-up says while it is on: that one is here. */
export const ownHereWords = bilingual(
  {
    title: '我到了',
    who: '谁来了',
    note: '到了门口再按。来了几位勾几位。',
    digits: '门口的数字',
    digitsHint: '门口屏幕上的 6 位数字，半分钟换一次。扫门口的码进来的，不用填。',
    button: '我们到了',
    one: '我到了',
    all: '都记下了，欢迎您来。',
    door: {
      missing: '请填门口屏幕上的 6 位数字。',
      stale: '门口的数字换过了，请看一下现在的。',
      wrong: '和门口的数字对不上，请再看一下。',
    },
  },
  {
    title: 'I am here',
    who: 'Who is here',
    note: 'Press it at the door. Tick whoever came.',
    digits: 'Digits at the door',
    digitsHint:
      'The 6 digits on the screen at the door; they change every half minute. Not needed if you scanned the code.',
    button: 'We are here',
    one: 'I am here',
    all: 'All of you are noted. Welcome!',
    door: {
      missing: 'Please type the 6 digits shown at the door.',
      stale: 'The digits have changed. Please type those shown now.',
      wrong: 'These are not the digits at the door. Please look again.',
    },
  },
)
