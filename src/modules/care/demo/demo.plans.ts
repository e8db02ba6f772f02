import type { Means } from '../kinds.rules.ts'

/** What an invented elder arranged. */
export type DemoPlan = {
  means: Means
  weekdays?: number[]
  everyDays?: number
  seasonDays?: number
  from: number
  to: number
  reason: string
  advice: string | null
  tie: string
  /** Days after 1 September 2024 on which it began. */
  after: number
  state?: 'paused' | 'draft'
}

/** Twelve arrangements, each as its elder wanted it. All of them are invented. */
export const demoPlans: readonly DemoPlan[] = [
  {
    means: 'visit',
    weekdays: [1, 4],
    seasonDays: 1,
    from: 540,
    to: 660,
    reason: '儿女在外地，想有人来说说话',
    advice: '耳背，敲门重一点',
    tie: '女儿',
    after: 0,
  },
  {
    means: 'knock',
    everyDays: 3,
    seasonDays: 1,
    from: 570,
    to: 660,
    reason: '一个人住，怕摔了没人知道',
    advice: null,
    tie: '儿子',
    after: 2,
  },
  {
    means: 'telephone',
    weekdays: [2, 5],
    from: 900,
    to: 1020,
    reason: '不爱出门，接接电话就好',
    advice: '电话响久一点，走得慢',
    tie: '侄女',
    after: 1,
  },
  {
    means: 'visit',
    weekdays: [3],
    seasonDays: 2,
    from: 840,
    to: 960,
    reason: '老伴走了，下午最长',
    advice: '喜欢听评弹',
    tie: '女儿',
    after: 9,
  },
  {
    means: 'knock',
    everyDays: 2,
    from: 480,
    to: 600,
    reason: '血压不稳，早上看一眼放心',
    advice: '养了一只猫，门开小一点',
    tie: '儿媳',
    after: 14,
  },
  {
    means: 'visit',
    weekdays: [6],
    from: 570,
    to: 690,
    reason: '想有人帮着念念信',
    advice: '眼睛不好，先报名字',
    tie: '外甥',
    after: 20,
  },
  {
    means: 'telephone',
    everyDays: 7,
    seasonDays: 2,
    from: 600,
    to: 690,
    reason: '一周通一次话就够',
    advice: null,
    tie: '妹妹',
    after: 5,
  },
  {
    means: 'knock',
    weekdays: [1, 3, 5],
    seasonDays: 1,
    from: 960,
    to: 1080,
    reason: '膝盖开过刀，下不了楼',
    advice: '按两次门铃',
    tie: '儿子',
    after: 30,
  },
  {
    means: 'visit',
    weekdays: [2],
    from: 540,
    to: 630,
    reason: '爱下棋，缺个对手',
    advice: '象棋在窗台上',
    tie: '孙女',
    after: 41,
  },
  {
    means: 'visit',
    weekdays: [5],
    seasonDays: 3,
    from: 870,
    to: 960,
    reason: '刚搬来，邻居都不认识',
    advice: null,
    tie: '女婿',
    after: 36,
  },
  {
    means: 'telephone',
    weekdays: [1],
    from: 570,
    to: 630,
    reason: '这阵住在女儿家',
    advice: null,
    tie: '女儿',
    after: 33,
    state: 'paused',
  },
  {
    means: 'knock',
    everyDays: 4,
    from: 600,
    to: 690,
    reason: '还要和儿子商量',
    advice: null,
    tie: '儿子',
    after: 50,
    state: 'draft',
  },
]

/** What was noted at some visits: matters, not persons. */
export const demoNotes = ['水龙头滴水', '要换个灯泡', '想报手机课', '纱窗破了一角', '要去配药，已告诉家人']
