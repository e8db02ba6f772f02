import { bilingual } from '#base/words.ts'

type FrontWords = {
  title: string
  lead: string
  next: string
  none: string
  noneText: string
  calendar: string
  when: string
  until: (from: string, to: string) => string
  where: string
  nowhere: string
  weather: string
  stalls: string
  noStalls: string
  page: string
  notice: string
  past: string
  earlier: string
  noPast: string
  numbers: string
  served: (n: string) => string
  few: string
  noticeLead: string
  noticeQr: string
  paper: string
  back: string
  phone: (phone: string, hours: string) => string
}

/** What everybody reads of vanguard days. */
export const frontWords = bilingual<FrontWords>(
  {
    title: '先锋日',
    lead: '党员和志愿者在家门口帮忙。谁都可以来，不用报名，不收钱。',
    next: '下一次',
    none: '下一次还没有定',
    noneText: '定了会写在这里，也会贴在楼道里。',
    calendar: '看最近的活动',
    when: '时间',
    until: (from, to) => `${from} 到 ${to}`,
    where: '地点',
    nowhere: '地点还没有定，请过两天再看，或者打电话问。',
    weather: '天气不好时',
    stalls: '有什么',
    noStalls: '有哪些摊位，提前两周写在这里。',
    page: '加到手机日历',
    notice: '打印楼道通知',
    past: '以前的',
    earlier: '以前的先锋日',
    noPast: '还没有办过。',
    numbers: '办了几次、服务多少人次，怎么数的',
    served: (n) => `服务 ${n} 人次`,
    few: '不到 5',
    noticeLead: '谁都可以来，不用报名，不收钱。',
    noticeQr: '扫一扫，看下一次有什么',
    paper: '打印出来贴在楼道，A4、A3 都可以。',
    back: '回到先锋日',
    phone: (phone, hours) => `不用手机也可以问：${phone}${hours ? `（${hours}）` : ''}`,
  },
  {
    title: 'Vanguard day',
    lead: 'Party members and volunteers help on your doorstep. Anybody may come; no sign-up, no charge.',
    next: 'The next one',
    none: 'The next one is not set yet',
    noneText: 'Once it is, it stands here and in the stairwells.',
    calendar: 'See what’s on',
    when: 'When',
    until: (from, to) => `${from} to ${to}`,
    where: 'Where',
    nowhere: 'The place is not set yet; look again in a day or two, or ring us.',
    weather: 'In bad weather',
    stalls: 'What there is',
    noStalls: 'Which stalls there are stands here two weeks before.',
    page: 'Put it in your calendar',
    notice: 'Print the notice',
    past: 'Earlier ones',
    earlier: 'Earlier vanguard days',
    noPast: 'None was held yet.',
    numbers: 'How many were held, how many services, and how that is counted',
    served: (n) => `${n} services`,
    few: 'fewer than 5',
    noticeLead: 'Anybody may come. No sign-up, no charge.',
    noticeQr: 'Scan to see what there is next time',
    paper: 'Print it for the stairwell, on A4 or A3.',
    back: 'Back to vanguard day',
    phone: (phone, hours) => `No smartphone? Ring ${phone}${hours ? ` (${hours})` : ''}`,
  },
)
