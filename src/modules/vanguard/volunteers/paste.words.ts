import { bilingual } from '#base/words.ts'
import type { LineRefusal } from './paste.rules.ts'

type Refused = Record<LineRefusal | 'already', string>

const refusedZh: Refused = {
  'no-name': '看不出名字',
  'two-names': '一行里有两个名字，请分成两行',
  'too-long': '太长了，不像一个名字',
  twice: '前面已经有这个名字。要是两个人，另一位请一位一位加',
  already: '已经是志愿者了',
}

const refusedEn: Refused = {
  'no-name': 'no name in it',
  'two-names': 'two names in one line; please give each a line',
  'too-long': 'too long for a name',
  twice: 'this name stands above; if they are two persons, add the other one singly',
  already: 'is a volunteer already',
}

/** Taking in a pasted list of names. */
export const pasteWords = bilingual(
  {
    title: '贴一串名字',
    lead: '群里接龙的、纸上抄下来的，一行一个贴进来。先看一遍，再加。',
    names: '名字',
    namesHint: (most: number) =>
      `一行一个，最多 ${most} 行。编号、电话、括号里的话会去掉。未满 18 岁的要监护人同意，请一位一位加。`,
    look: '先看一遍',
    tooMany: (most: number) => `一次最多 ${most} 行，请分几次贴。`,
    missing: '还没有名字，请贴进来。',
    adults: '这些人都满 18 岁了',
    adultsMissing: '都满 18 岁了，请打勾；有未满的，把那一行去掉，一位一位加，监护人要同意。',
    previewTitle: '看一遍再加',
    previewLead: (taken: number, refused: number) =>
      refused ? `${taken} 位可以加，${refused} 行不加，原因写在下面。` : `${taken} 位可以加。`,
    nothing: '没有可以加的。',
    again: '重新贴',
    refusedTitle: (count: number) => `不加的（${count}）`,
    line: '第几行',
    why: '为什么',
    refused: refusedZh,
    takenTitle: (count: number) => `可以加的（${count}）`,
    take: '加进来',
    several: (count: number) => `名册上有 ${count} 位同名，请选一位。`,
    notOnRoster: '名册上没有找到，只写名字。',
    noDoor: '（没有门牌）',
    nameOnly: '不连名册，只写名字',
    skip: '这位不加',
    choose: '请选是哪一位。',
    done: (count: number) => `加了 ${count} 位。`,
    someNot: (count: number, names: string) => `加了 ${count} 位。没有加：${names}。`,
  },
  {
    title: 'Paste names',
    lead: 'From a chat or a sheet of paper, one name a line. You see what it does before anything is written.',
    names: 'Names',
    namesHint: (most: number) =>
      `One a line, ${most} at most. Numbers, telephones and remarks in brackets are left out. Anybody under 18 needs a guardian’s yes: add them singly.`,
    look: 'Look first',
    tooMany: (most: number) => `At most ${most} lines; please paste the rest afterwards.`,
    missing: 'There is no name yet.',
    adults: 'All of them are 18 or older',
    adultsMissing:
      'Tick this if all of them are 18 or older. Take anybody younger out of the list and add them singly, with a guardian’s yes.',
    previewTitle: 'Look, then add',
    previewLead: (taken: number, refused: number) =>
      refused ? `${taken} can be added; ${refused} lines cannot, for the reasons below.` : `${taken} can be added.`,
    nothing: 'There is nobody to add.',
    again: 'Paste again',
    refusedTitle: (count: number) => `Not added (${count})`,
    line: 'Line',
    why: 'Why',
    refused: refusedEn,
    takenTitle: (count: number) => `Can be added (${count})`,
    take: 'Add them',
    several: (count: number) => `${count} of this name are on the roster; please choose one.`,
    notOnRoster: 'Not found on the roster; just the name is written.',
    noDoor: '(no door known)',
    nameOnly: 'Not on the roster, just the name',
    skip: 'Do not add',
    choose: 'Please choose who it is.',
    done: (count: number) => `${count} added.`,
    someNot: (count: number, names: string) => `${count} added. Not added: ${names}.`,
  },
)
