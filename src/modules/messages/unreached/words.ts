import { bilingual } from '#base/words.ts'
import type { Channel } from '../channels.rules.ts'
import type { SettledHow } from './unreached.rules.ts'

type Words = {
  title: string
  lead: string
  none: string
  noneText: string
  about: string
  hours: string
  since: string
  channel: Record<Channel, string>
  because: Record<'consent' | 'dead' | 'refused' | 'day' | 'reported' | 'overtaken', string>
  ring: string
  poster: string
  how: string
  settled: Record<SettledHow, string>
  noted: string
  refused: { how: string }
  noticeTitle: string
  noticeText: (area: string) => string
  noticeNumbers: string
  gatheringsTitle: string
  gatherings: string
  noticeHow: string
  noticeSteps: (phone: string, hours: string) => string
  noticeQr: string
  back: string
}

export const unreachedWords = bilingual<Words>(
  {
    title: '没有送到的',
    lead: '发了一天也没送到，或者地址不通了。打个电话、上门说一声，或者在楼道贴张告示，再记在这里。',
    none: '都送到了',
    noneText: '有送不到的，会列在这里，好打电话。',
    about: '哪件事',
    hours: '服务时长',
    since: '什么时候',
    channel: { mail: '邮件', sms: '短信', wechat: '微信', push: '设备提醒' },
    because: {
      consent: '收回了同意',
      dead: '地址早就不通了',
      refused: '对方不收',
      day: '试了一天也没送到',
      reported: '送出去又退回来了',
      overtaken: '已经不算数了',
    },
    ring: '打开这户，找电话',
    poster: '印楼道告示',
    how: '告诉他了？怎么告诉的：',
    settled: { telephone: '打电话说了', door: '上门说了', poster: '贴了告示' },
    noted: '记下了。',
    refused: { how: '请选是怎么告诉的' },
    noticeTitle: '您反映的事有回音了',
    noticeText: (area) => `${area}居委会没能把消息送到您那里，请您看看，或者打个电话。`,
    noticeNumbers: '编号',
    gatheringsTitle: '您报名的活动有消息了',
    gatherings: '活动',
    noticeHow: '怎么看',
    noticeSteps: (phone, hours) =>
      phone
        ? `打电话 ${phone}${hours && `（${hours}）`}报编号；或者扫右边的码，输入编号和查询码。`
        : '到居委会来报编号；或者扫码，输入编号和查询码。',
    noticeQr: '看办得怎样',
    back: '回到没有送到的',
  },
  {
    title: 'Not reached',
    lead: 'Tried for a day, or the address is dead. Ring, go by, or put a notice in the stairwell, and note it here.',
    none: 'Everybody was reached',
    noneText: 'Whoever cannot be reached is listed here, to be rung.',
    about: 'About',
    hours: 'Volunteer hours',
    since: 'Since',
    channel: { mail: 'Mail', sms: 'Text message', wechat: 'WeChat', push: 'Device reminder' },
    because: {
      consent: 'consent taken back',
      dead: 'the address was dead already',
      refused: 'refused at the other end',
      day: 'tried for a day',
      reported: 'came back later',
      overtaken: 'holds no longer',
    },
    ring: 'Open this home for its telephone',
    poster: 'Print a notice',
    how: 'Told? Then how:',
    settled: { telephone: 'by telephone', door: 'at the door', poster: 'by a notice' },
    noted: 'Noted.',
    refused: { how: 'Please say how they were told' },
    noticeTitle: 'There is an answer to what you told us',
    noticeText: (area) => `The committee of ${area} could not get a message to you. Please have a look, or ring.`,
    noticeNumbers: 'Numbers',
    gatheringsTitle: 'There is news of what you signed up for',
    gatherings: 'Gatherings',
    noticeHow: 'How to see it',
    noticeSteps: (phone, hours) =>
      phone
        ? `Ring ${phone}${hours && ` (${hours})`} and say the number, or scan the code and enter number and code.`
        : 'Come by and say the number, or scan the code and enter number and code.',
    noticeQr: 'See how it goes',
    back: 'Back to the list',
  },
)
