import { bilingual } from '#base/words.ts'
import type { RungHow } from '#modules/gatherings/public.ts'

type Words = {
  title: string
  lead: string
  none: string
  noneText: string
  notYet: string
  notYetNote: (count: number) => string
  allTold: string
  told: string
  guest: (no: number) => string
  sent: (channel: string) => string
  waiting: (channel: string) => string
  read: string
  rung: Record<RungHow, string>
  nobody: string
  call: string
  contact: string
  how: string
  press: Record<RungHow, string>
  noted: string
  refused: string
  back: string
}

export const toldWords = bilingual<Words>(
  {
    title: '通知到了谁',
    lead: '最近一件该告诉大家的事，谁收到了，谁还没有。',
    none: '眼下没有要告诉的',
    noneText: '提醒、改期、取消、轮到的位子，有了就列在这里。',
    notYet: '还没有告诉的',
    notYetNote: (count) => `${count} 份报名没有消息能送到，请打个电话，或者上门说一声。`,
    allTold: '都告诉了。',
    told: '已经告诉的',
    guest: (no) => `没有留住址的报名，第 ${no} 号`,
    sent: (channel) => `${channel}发了`,
    waiting: (channel) => `${channel}等着发`,
    read: '自己看过了',
    rung: { telephone: '打电话说了', door: '上门说了' },
    nobody: '还没有告诉',
    call: '打开这户，找电话',
    contact: '到报名名单里找电话',
    how: '告诉了？怎么告诉的：',
    press: { telephone: '打电话说了', door: '上门说了' },
    noted: '记下了。',
    refused: '请选是怎么告诉的',
    back: '回到这场活动',
  },
  {
    title: 'Who was told',
    lead: 'The last thing everybody has to know: who has it, and who has not yet.',
    none: 'Nothing to tell just now',
    noneText: 'Reminders, changes, cancellations and places that came free are listed here as they happen.',
    notYet: 'Not told yet',
    notYetNote: (count) => `${count} cannot be reached by a message. Please ring, or go by.`,
    allTold: 'Everybody was told.',
    told: 'Told',
    guest: (no) => `Signed up without an address, number ${no}`,
    sent: (channel) => `sent: ${channel}`,
    waiting: (channel) => `waits to be sent: ${channel}`,
    read: 'read it here',
    rung: { telephone: 'rung', door: 'told at the door' },
    nobody: 'not told yet',
    call: 'Open this home for its telephone',
    contact: 'Find the telephone in the list of sign-ups',
    how: 'Told? Then how:',
    press: { telephone: 'by telephone', door: 'at the door' },
    noted: 'Noted.',
    refused: 'Please say how they were told',
    back: 'Back to the gathering',
  },
)
