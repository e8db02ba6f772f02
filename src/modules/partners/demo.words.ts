import type { AllyKind } from './directory/ally.rules.ts'

type DemoAlly = { kind: AllyKind; name: string; does: string; contact: string | null }

/** After the kinds of partners and teams the article tells of; names and people are invented. */
export const demoAlliesWords: readonly DemoAlly[] = [
  { kind: 'partner', name: '滨江社区医院（演示）', does: '量血压、上门看诊、健康讲座', contact: '许医生' },
  { kind: 'partner', name: '江畔银行网点（演示）', does: '爱心餐的食材、防诈骗讲座、借会议室', contact: '林经理' },
  { kind: 'team', name: '临江先锋志愿队', does: '小修小补、搬东西、陪老人看病', contact: null },
]
