import type { Service, Skill } from '../services.rules.ts'

/** A stall the days of a demonstration have; `draw`: how many of thirty who come go there, none where nothing is given out. */
export type DemoStall = {
  service: Service
  title: string
  spot: string
  skill: Skill | null
  insured: boolean
  briefing: string | null
  draw: number
}

const stall = (service: Service, title: string, rest: Partial<DemoStall> = {}): DemoStall => ({
  service,
  title,
  spot: '花园东边的长桌',
  skill: null,
  insured: false,
  briefing: null,
  draw: 0,
  ...rest,
})

/** After the article (P6): haircuts, repairs, checks of water, power and gas, cleaning. */
export const demoStalls: readonly DemoStall[] = [
  stall('haircut', '理发', { skill: 'haircut', spot: '亭子北边，有遮阳棚', draw: 9 }),
  stall('repair', '修小家电', { skill: 'appliances', draw: 6 }),
  stall('utilities', '水电煤检查', {
    skill: 'electrics',
    insured: true,
    spot: '登记后上门',
    briefing: '只看不修。闻到煤气味马上离开，叫燃气公司。',
    draw: 4,
  }),
  stall('health', '量血压', { skill: 'health', spot: '亭子里，坐着量', draw: 7 }),
  stall('phones', '教用手机', { skill: 'phones', draw: 4 }),
  stall('cleaning', '清洁家园', { spot: '3号楼门口集合', briefing: '戴手套，玻璃和针头不用手捡。' }),
  stall('desk', '服务台', { spot: '花园进门处' }),
]
