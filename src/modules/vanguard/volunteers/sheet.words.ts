import { bilingual } from '#base/words.ts'

/** The sheet with a volunteer's private address. */
export const sheetWords = bilingual(
  {
    title: '志愿者自己的页面',
    text: '扫一扫，或者照着打这个地址：看自己的班次，答能不能来，休息或者退出。',
    forWhom: '给谁',
    how: '怎么用',
    howText: '只给本人。丢了跟居委会说一声，换一个新的。',
    qr: '我的志愿者页面',
    foot: (phone: string) => `不用手机也一样：打 ${phone}，或者到居委会说一声。`,
  },
  {
    title: 'A volunteer’s own page',
    text: 'Scan it, or type this address: see your shifts, say whether you can come, pause or leave.',
    forWhom: 'For',
    how: 'How',
    howText: 'For you alone. If it is lost, tell the committee and get a new one.',
    qr: 'My page as a volunteer',
    foot: (phone: string) => `It works without a telephone of your own, too: ring ${phone}, or come by.`,
  },
)
