import { bilingual } from '#base/words.ts'
import type { StallProblem } from './stall.rules.ts'
import type { DropRefusal } from './stall.ts'

type Refused = StallProblem | Exclude<DropRefusal, 'unknown'> | 'gone'

type StallWords = {
  states: Record<'planned' | 'open' | 'closed' | 'dropped', string>
  until: (from: string, to: string) => string
  when: string
  where: string
  who: string
  nobody: string
  come: (n: number) => string
  missing: (n: number) => string
  asked: (name: string) => string
  served: string
  servedCount: (n: number) => string
  why: string
  wish: (number: string) => string
  needs: (skill: string) => string
  insured: string
  service: string
  title: string
  titleHint: string
  spot: string
  spotHint: string
  from: string
  to: string
  need: string
  needHint: string
  skill: string
  noSkill: string
  needsInsurance: string
  briefing: string
  briefingHint: string
  add: string
  save: string
  added: string
  drop: string
  dropIt: (title: string) => string
  dropHint: string
  reason: string
  dropped: string
  none: string
  wishes: string
  wishesLead: string
  offer: string
  offered: string
  close: string
  refused: Record<Refused, string>
}

/** What is said of the stalls of a day. */
export const stallWords = bilingual<StallWords>(
  {
    states: { planned: '准备中', open: '开着', closed: '收摊了', dropped: '不摆了' },
    until: (from, to) => `${from} 到 ${to}`,
    when: '时间',
    where: '位置',
    who: '谁来',
    nobody: '还没有人',
    come: (n) => `${n} 人`,
    missing: (n) => `还差 ${n} 人`,
    asked: (name) => `${name}（还没回话）`,
    served: '服务',
    servedCount: (n) => `${n} 人次`,
    why: '为什么不摆',
    wish: (number) => `微心愿 ${number}：做完了到这里说结果`,
    needs: (skill) => `要有会${skill}的`,
    insured: '要有保险',
    service: '做什么',
    title: '摊位叫什么',
    titleHint: '大家看到的名字，如「理发」「修小家电」。',
    spot: '摆在哪里',
    spotHint: '如「花园东边的长桌」。',
    from: '从几点',
    to: '到几点',
    need: '要几个人',
    needHint: '0 到 20 人。',
    skill: '至少有一个人会',
    noSkill: '不用特别的技能',
    needsInsurance: '要有保险的人才能来',
    briefing: '来之前要知道的',
    briefingHint: '如「只看不修，闻到煤气味马上离开，叫燃气公司」。',
    add: '加一个摊位',
    save: '加上',
    added: '摊位加上了。',
    drop: '不摆了',
    dropIt: (title) => `不摆「${title}」了`,
    dropHint: '排好的人会退回来，通知他们不用来了。',
    reason: '为什么',
    dropped: '这个摊位不摆了，排好的人退回来了。',
    none: '还没有摊位。常设的摊位会提前两周自己排上，也可以现在加一个。',
    wishes: '可以顺便做的微心愿',
    wishesLead: '交给志愿队、还没做的事，可以当作这一天的一个摊位。',
    offer: '这一天做',
    offered: '微心愿排进这一天了。',
    close: '先不加了',
    refused: {
      missing: '请写上',
      'too-long': '太长了，请写短一点',
      'odd-characters': '里面有看不懂的字符，请重新写',
      time: '请写几点，如 9:00',
      'time-order': '结束要比开始晚至少 15 分钟',
      'too-long-time': '最长 16 个小时',
      choose: '请选一个',
      need: '请写 0 到 20 的数',
      outside: '要在这一天先锋日的时间里',
      over: '这一天已经过去或者不办了，不能再改摊位。',
      served: '这个摊位已经服务过人，不能当作没摆；可以收摊。',
      stale: '这个摊位刚刚有人改过。下面是现在的样子，看过再决定。',
      gone: '这件事已经有人在做，或者已经做完了。',
    },
  },
  {
    states: { planned: 'Being prepared', open: 'Open', closed: 'Closed', dropped: 'Dropped' },
    until: (from, to) => `${from} to ${to}`,
    when: 'When',
    where: 'Where',
    who: 'Who comes',
    nobody: 'Nobody yet',
    come: (n) => (n === 1 ? '1 person' : `${n} people`),
    missing: (n) => `${n} more needed`,
    asked: (name) => `${name} (no answer yet)`,
    served: 'Served',
    servedCount: (n) => (n === 1 ? '1 service' : `${n} services`),
    why: 'Why dropped',
    wish: (number) => `Small wish ${number}: say there what came of it`,
    needs: (skill) => `Somebody with this skill: ${skill}`,
    insured: 'Insured people only',
    service: 'What is done',
    title: 'Name of the stall',
    titleHint: 'What everybody reads, such as “Haircuts”.',
    spot: 'Where it stands',
    spotHint: 'Such as “the long table in the garden”.',
    from: 'From',
    to: 'To',
    need: 'How many people it takes',
    needHint: '0 to 20.',
    skill: 'At least one of them can',
    noSkill: 'Nothing special',
    needsInsurance: 'Only for people who are insured',
    briefing: 'To know beforehand',
    briefingHint: 'Such as “look only, repair nothing; a smell of gas: leave at once and call the gas company”.',
    add: 'Add a stall',
    save: 'Add',
    added: 'The stall was added.',
    drop: 'Drop it',
    dropIt: (title) => `Drop “${title}”`,
    dropHint: 'Whoever has a place there gets it back and is told not to come.',
    reason: 'Why',
    dropped: 'The stall was dropped; places in it were given back.',
    none: 'No stalls yet. The usual ones come by themselves two weeks before; you can add one now.',
    wishes: 'Small wishes that could be done on this day',
    wishesLead: 'What a team has in hand and nobody has done yet; each can be a stall of this day.',
    offer: 'Do it on this day',
    offered: 'The wish is a stall of this day now.',
    close: 'Not now',
    refused: {
      missing: 'Please fill this in',
      'too-long': 'That is too long; please shorten it',
      'odd-characters': 'There are characters in it nobody can read; please type it again',
      time: 'Please give a time such as 9:00',
      'time-order': 'It ends at least 15 minutes after it begins',
      'too-long-time': 'At most 16 hours',
      choose: 'Please choose one',
      need: 'Please give a number from 0 to 20',
      outside: 'It has to lie within the hours of the vanguard day',
      over: 'This day is over or called off; its stalls cannot be changed any more.',
      served: 'Somebody was served at this stall, so it cannot be dropped; you can close it.',
      stale: 'A colleague changed this stall a moment ago. Below is how it stands now; look before you decide.',
      gone: 'Somebody is at this already, or it is done.',
    },
  },
)
