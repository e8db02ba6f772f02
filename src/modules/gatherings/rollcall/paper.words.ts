import { bilingual } from '#base/words.ts'
import type { PaperProblem } from './paper.rules.ts'

/** What the sheet for signatures says, and the page it is copied from. */
export const paperWords = bilingual<Words>(
  {
    sheet: '签到表',
    sheetLead: '来了请在自己名字后面签字。没报名的，写在下面的空行里。',
    no: '号',
    name: '姓名',
    sign: '签字',
    blank: '没报名来的',
    note: '签到只用来知道来了几位，一年后名字就删掉。',
    title: '照纸上的补记',
    lead: '签到表收上来以后，把签了字的抄进来。谁抄的会记下。',
    numbers: '签了字的号',
    numbersHint: '像表上的号那样写，例如 1 3 5-8 12.2。一家人只写 12，就是全家都来了。',
    names: '另外写了名字的',
    namesHint: '一行一个名字。',
    button: '记下来',
    written: (n) => (n === 0 ? '这些人原来就记过了。' : `记下了 ${n} 位。`),
    unknown: (numbers) => `表上没有这些号：${numbers}。其他的记下了。`,
    photo: '签到表的照片',
    photoLead: '拍一张表留作凭据，只有居委会和带活动的人看得到。',
    photoField: '拍照或选照片',
    photoButton: '留下照片',
    photoKept: '照片留下了。',
    photoAlt: (no) => `签到表 ${no}`,
    refused: {
      'nothing-written': '请写号或名字。',
      'no-number': '有的号看不懂。请用数字，例如 1 3 5-8。',
      'too-many': '一次最多写 300 位。',
      'no-reason': '点名已经结束，补记请写原因，例如「签到表晚交」。',
      'no-photo': '请先选照片。',
    },
  },
  {
    sheet: 'Sign-in sheet',
    sheetLead: 'Please sign beside your name. If you did not sign up, use an empty line below.',
    no: 'No.',
    name: 'Name',
    sign: 'Signature',
    blank: 'Came without signing up',
    note: 'This only tells how many came. Names are deleted after a year.',
    title: 'Enter from paper',
    lead: 'Copy who signed the sheet. Who copied it is noted.',
    numbers: 'Numbers that signed',
    numbersHint: 'As on the sheet, for example 1 3 5-8 12.2. A family’s 12 alone means all of them came.',
    names: 'Names written in',
    namesHint: 'One name a line.',
    button: 'Write them down',
    written: (n) => (n === 0 ? 'All of them were noted already.' : `${n} written down.`),
    unknown: (numbers) => `The sheet has no such number: ${numbers}. The rest is written down.`,
    photo: 'Photo of the sheet',
    photoLead: 'Keep a photo as evidence; only the committee and whoever leads can see it.',
    photoField: 'Take or choose a photo',
    photoButton: 'Keep the photo',
    photoKept: 'The photo is kept.',
    photoAlt: (no) => `Sheet ${no}`,
    refused: {
      'nothing-written': 'Please write numbers or names.',
      'no-number': 'Some numbers cannot be read. Please use digits, for example 1 3 5-8.',
      'too-many': 'At most 300 at a time.',
      'no-reason': 'The roll-call has ended. Please give a reason, for example “sheet handed in late”.',
      'no-photo': 'Please choose a photo first.',
    },
  },
)

type Words = Record<
  | 'sheet'
  | 'sheetLead'
  | 'no'
  | 'name'
  | 'sign'
  | 'blank'
  | 'note'
  | 'title'
  | 'lead'
  | 'numbers'
  | 'numbersHint'
  | 'names'
  | 'namesHint'
  | 'button'
  | 'photo'
  | 'photoLead'
  | 'photoField'
  | 'photoButton'
  | 'photoKept',
  string
> & {
  written: (n: number) => string
  unknown: (numbers: string) => string
  photoAlt: (no: number) => string
  refused: Record<PaperProblem, string>
}
