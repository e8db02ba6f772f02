import { bilingual } from '#base/words.ts'
import type { SentLine } from './sent.ts'

type Words = {
  title: string
  lead: string
  demo: string
  none: string
  noneText: string
  to: string
  staff: string
  gone: string
  by: string
  state: string
  when: string
  tries: string
  error: string
  said: string
  states: Record<SentLine['state'], string>
}

export const outboxWords = bilingual<Words>(
  {
    title: '发件',
    lead: '发到外面去的：到哪个门牌，走哪条路，到了哪一步。内容和号码这里看不到。',
    demo: '演示：什么都没有真的发出去，所以这里连写了什么也列出来。',
    none: '还没有要发的',
    noneText: '有人同意发到邮箱、手机或微信以后，这里会有。',
    to: '给谁',
    staff: '工作人员',
    gone: '已不在册',
    by: '怎么发',
    state: '到了哪一步',
    when: '时间',
    tries: '试了几次',
    error: '对方说',
    said: '写了什么',
    states: {
      waiting: '等着发',
      sent: '对方服务器收下了',
      delivered: '送到了',
      rehearsed: '演示，没有真发',
      cancelled: '收回同意，不发了',
      unreached: '没有送到',
    },
  },
  {
    title: 'Outbox',
    lead: 'What leaves the house: to which door, by which way, and how far it got. Neither texts nor addresses are shown here.',
    demo: 'A demonstration: nothing was really sent, and so what was written is listed as well.',
    none: 'Nothing to send yet',
    noneText: 'Once somebody agrees to mail, text messages or WeChat, it shows here.',
    to: 'To',
    staff: 'Staff',
    gone: 'No longer here',
    by: 'By',
    state: 'How far',
    when: 'When',
    tries: 'Tries',
    error: 'Answer',
    said: 'What it said',
    states: {
      waiting: 'Waiting',
      sent: 'Taken by the next server',
      delivered: 'Delivered',
      rehearsed: 'Demonstration, not sent',
      cancelled: 'Consent taken back',
      unreached: 'Not reached',
    },
  },
)
