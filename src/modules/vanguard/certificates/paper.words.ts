/** What stands on the paper. It is read by schools and employers here, so it is in Chinese whatever the reader of the page speaks. */
export const paperWords = {
  title: '志愿服务记录证明',
  platform: '（平台记录）',
  text: ({ name, from, to, hours }: { name: string; from: string; to: string; hours: string }) =>
    `兹证明 ${name} 于 ${from} 至 ${to} 期间参加志愿服务，经确认的服务时长共计 ${hours} 小时。服务内容如下：`,
  on: '日期',
  content: '服务内容',
  hours: '小时',
  rounding: '时长按半小时向下取整：合计取整一次，每行各自取整，所以各行相加可能小于合计。',
  note: '本证明为平台记录，由出具单位按签到记录确认，不是官方证明；未与民政志愿服务信息系统同步。',
  missing: '字库里没有的字印作□，请手工补写。',
  issuer: '出具单位',
  handler: '经办人',
  date: '出具日期',
  seal: '（盖章处）',
  no: '编号',
  code: '查验码',
  check: '扫码或在查验页输入编号和查验码',
  page: (at: number, of: number) => `第 ${at} 页，共 ${of} 页`,
  withdrawn: '已撤回',
} as const
