import { bilingual } from '#base/words.ts'
import type { ReplyRefusal } from './replies.rules.ts'

type ReplyWords = {
  title: string
  lead: string
  emptyTitle: string
  empty: string
  add: string
  heading: string
  headingHint: string
  words: string
  wordsHint: string
  save: string
  change: string
  retire: string
  made: string
  changed: string
  retired: string
  open: string
  choose: string
  lay: string
  keepOwn: string
  keepMine: string
  unnamed: string
  refused: Record<ReplyRefusal, string>
}

const zh: ReplyWords = {
  title: '常用的话',
  lead: '回话时点一下就填好，还可以再改。全居民区的同事都用这一份。',
  emptyTitle: '还没有常用的话',
  empty: '把常说的几句写下来，比如：已经转给物业，明天上门看。',
  add: '再写一句',
  heading: '叫什么',
  headingHint: '几个字，比如：已转物业',
  words: '这句话',
  wordsHint:
    '可以写 {number}（编号）、{due}（到期的日子）、{body}（等的是哪个单位），用的时候自动换上。不写姓名和电话。',
  save: '记下这句',
  change: '改好了',
  retire: '不再用',
  made: '记下了。',
  changed: '改好了。',
  retired: '不再用了。已经发出去的不变。',
  open: '用常用的话',
  choose: '哪一句',
  lay: '填进去',
  keepOwn: '写常用的话',
  keepMine: '还是照我的改',
  unnamed: '有关单位',
  refused: {
    missing: '这里还空着，请写一写。',
    'too-long': '写得太长了，请短一些。',
    'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
    'unknown-place': '花括号里只能写 {number}、{due}、{body}。',
    'looks-like-phone': '里面像有电话号码。常用的话不写姓名和电话。',
    'choose-reply': '请选一句。',
  },
}

/** What the sentences staff keep for answering say around themselves. */
export const replyWords = bilingual<ReplyWords>(zh, {
  title: 'Words kept ready',
  lead: 'One tap lays them into an answer, where they can still be changed. Everybody at the desk shares them.',
  emptyTitle: 'Nothing kept yet',
  empty: 'Write down what you say often, such as: handed to the property manager, who comes tomorrow.',
  add: 'Write another',
  heading: 'Its name',
  headingHint: 'A few words, such as: handed over',
  words: 'The sentence',
  wordsHint:
    '{number}, {due} (the due day) and {body} (whom it waits for) are filled in when it is used. No names, no telephones.',
  save: 'Keep it',
  change: 'Save',
  retire: 'No longer use it',
  made: 'Kept.',
  changed: 'Saved.',
  retired: 'No longer offered. What was sent stays as it was.',
  open: 'Use words kept ready',
  choose: 'Which',
  lay: 'Lay it in',
  keepOwn: 'Write words to keep',
  keepMine: 'Save mine after all',
  unnamed: 'the body concerned',
  refused: {
    missing: 'This is still empty.',
    'too-long': 'This is too long; please make it shorter.',
    'odd-characters': 'There are invisible signs in this; please type it again.',
    'unknown-place': 'Only {number}, {due} and {body} may stand in braces.',
    'looks-like-phone': 'This looks like a telephone number. No names or telephones here.',
    'choose-reply': 'Please choose one.',
  },
})
