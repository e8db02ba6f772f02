import { randomFrom } from '#base/random.ts'
import {
  demoPeople,
  dongdaming,
  inventName,
  inventPhone,
  makeArea,
  street,
  type CompoundPlan,
} from '#modules/people/public.ts'
import { demoNeeds } from '#modules/needs/public.ts'
import { demoAccounts, householdAccount } from '#platform/auth/auth.ts'
import { auto, type Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { sealFacts } from '#platform/facts/seal.ts'
import { ctxOf, type Services } from '#platform/services.ts'

const since2022 = new Date('2022-01-04T09:00:00+08:00')
const twoYears = 730 * 24 * 3_600_000

/** Loads 东大名居民区 as the article tells it, with invented people, into an installation without areas. */
export async function loadDemo(services: Services, say: (line: string) => void): Promise<void> {
  const area = await makeArea(services, {
    name: '东大名居民区',
    code: 'dongdaming',
    telephone: '021-00000000',
    hours: '周一至周六 8:30–20:00',
    address: '虹口区东大名路（演示地址）',
    demo: true,
  })
  await fill(services, area, { compounds: dongdaming, seed: 2024, needs: 1050, from: since2022 })
  say('The demonstration is loaded: the residents’ area Dongdaming. Every person in it is invented.')
}

/** Loads twenty invented areas with 80 000 residents and 60 000 needs over two years, for measuring. */
export async function loadStreet(services: Services, say: (line: string) => void): Promise<void> {
  for (const [i, plan] of street.entries()) {
    const area = await makeArea(services, {
      name: plan.name,
      code: plan.code,
      telephone: '021-00000000',
      hours: '8:30–17:00',
      demo: true,
    })
    const from = new Date(services.now().getTime() - twoYears)
    await fill(services, area, { compounds: plan.compounds, seed: i + 1, needs: 3000, from })
    say(`${i + 1} of ${street.length}: ${plan.name}`)
  }
}

type Plan = { compounds: CompoundPlan[]; seed: number; needs: number; from: Date }

async function fill(services: Services, area: Area, plan: Plan): Promise<void> {
  const ctx = ctxOf(services, area, { actor: auto, lang: 'zh' })
  const accounts = await inArea(ctx, (tx) => demoAccounts(tx, ctx))
  const places = await demoPeople(ctx, plan.compounds, plan.seed)
  const home = places.homes[0]
  if (home) await inArea(ctx, (tx) => householdAccount(tx, ctx, { id: home.id, label: home.label }))
  const random = randomFrom(plan.seed)
  const named = (id: string) => ({ id, name: inventName(random) })
  await demoNeeds(ctx, {
    places: places.buildings,
    from: plan.from,
    count: plan.needs,
    seed: plan.seed,
    staff: { committee: named(accounts.staff), property: named(accounts.property), owners: named(accounts.owners) },
    askers: (by) => ({ name: inventName(by), phone: inventPhone(by).replace('-', '') }),
  })
  await sealFacts(ctx)
}
