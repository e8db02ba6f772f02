/** A compound of a demonstration: its buildings, all of one shape. */
export type CompoundPlan = { name: string; address: string; buildings: number; floors: number; perFloor: number }

/** 东大名居民区 as the article names it, filled out with invented numbers: about 1 900 homes. */
export const dongdaming: CompoundPlan[] = [
  { name: '临江大厦', address: '东大名路（演示）', buildings: 3, floors: 26, perFloor: 8 },
  { name: '长江大楼', address: '东大名路（演示）', buildings: 5, floors: 18, perFloor: 8 },
  { name: '东大名路旧里', address: '东大名路（演示）', buildings: 12, floors: 6, perFloor: 8 },
]

const streetNames = [
  '江岸',
  '梧桐',
  '朝阳',
  '和平',
  '新港',
  '绿苑',
  '永兴',
  '春江',
  '望潮',
  '南浦',
  '安源',
  '河滨',
  '文昌',
  '广中',
  '海伦',
  '溧水',
  '曲阳',
  '嘉禾',
  '同心',
  '三泉',
]

/** Twenty invented areas of four thousand people each, for measuring. */
export const street = streetNames.map((name, i) => ({
  code: `street-${String(i + 1).padStart(2, '0')}`,
  name: `${name}居民区`,
  compounds: [
    { name: `${name}花园`, address: '（演示）', buildings: 6, floors: 18, perFloor: 6 },
    { name: `${name}新村`, address: '（演示）', buildings: 20, floors: 6, perFloor: 8 },
  ],
}))
