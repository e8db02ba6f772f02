import { bilingual } from '#base/words.ts'

/** What stands on the notice in the stairwell. */
export const noticeWords = bilingual(
  {
    title: '有事想说？扫一扫',
    lead: (area: string) => `${area}的邻居，看到什么、想到什么，扫一下告诉居委会。不用注册，可以不留名。`,
    place: '这里是',
    steps: ['用微信或手机相机扫下面的码', '拍张照，写一句话', '记下编号，随时查办到哪一步'],
    step: (at: number) => `第${['一', '二', '三'][at] ?? ''}步`,
    phone: (phone: string, hours: string) =>
      `不用手机也行：打 ${phone}，或来居委会说一声${hours ? `（${hours}）` : ''}。`,
    danger: '遇到危险先打 110、119、120，燃气抢修 962777。',
    sheet: '印一张反映单（纸的）',
    back: '回到这幢楼',
    paper: '正好一张 A4；要贴得大一点，打印时选 A3 放大。',
  },
  {
    title: 'Scan to tell us',
    lead: (area: string) => `Neighbours of ${area}: tell your committee. No account, no name needed.`,
    place: 'You are at',
    steps: ['Scan it with the camera', 'Take a photo, say it briefly', 'Keep the number you get'],
    step: (at: number) => `Step ${at + 1}`,
    phone: (phone: string, hours: string) => `Without a camera: call ${phone} or come by${hours ? ` (${hours})` : ''}.`,
    danger: 'In danger call 110, 119 or 120 first; gas repair 962777.',
    sheet: 'Print a sheet to fill in by hand',
    back: 'Back to the building',
    paper: 'One sheet of A4; for a larger one choose A3 and enlarge when printing.',
  },
)
