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
import { demoGatherings } from '#modules/gatherings/public.ts'
import { demoCare } from '#modules/care/public.ts'
import { demoMessages } from '#modules/messages/public.ts'
import { demoNeeds } from '#modules/needs/public.ts'
import { demoAllies } from '#modules/partners/public.ts'
import { demoVanguard } from '#modules/vanguard/public.ts'
import { demoAccounts, householdAccount } from '#platform/auth/auth.ts'
import { auto, type Area, type Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { sealFacts } from '#platform/facts/seal.ts'
import { ctxOf, type Services } from '#platform/services.ts'

const since2022 = new Date('2022-01-04T09:00:00+08:00')
const twoYears = 730 * 24 * 3_600_000

type Say = (line: string) => void

/** The code of the demonstration that is loaded by itself. */
const code = 'dongdaming'

/** Whether a start should load the demonstration: nothing is here yet, or nothing but its beginning. */
export const wantsDemo = ({ areas }: Services): boolean => areas.all().length === 0 || areas.byCode(code)?.demo === true

/**
 * Loads 东大名居民区 as the article tells it, with invented people, into an installation without areas. All of it comes at
 * once or none: what a start that died had only begun is loaded by the next. False when it was there already.
 */
export async function loadDemo(services: Services, say: Say): Promise<boolean> {
  const area = await demoArea(services, { name: '东大名居民区', code, address: '虹口区东大名路（演示地址）' })
  const loaded = await fill(services, area, { compounds: dongdaming, seed: 2024, needs: 1050, from: since2022 })
  if (loaded) say('The demonstration is loaded: the residents’ area Dongdaming. Every person in it is invented.')
  return loaded
}

/** Loads twenty invented areas with 80 000 residents and 60 000 needs over two years, for measuring. */
export async function loadStreet(services: Services, say: Say): Promise<boolean> {
  let loaded = false
  for (const [i, plan] of street.entries()) {
    const area = await demoArea(services, { name: plan.name, code: plan.code })
    const from = new Date(services.now().getTime() - twoYears)
    if (!(await fill(services, area, { compounds: plan.compounds, seed: i + 1, needs: 3000, from, light: true })))
      continue
    loaded = true
    say(`${i + 1} of ${street.length}: ${plan.name}`)
  }
  return loaded
}

/** The area of that code, made where it is missing. */
async function demoArea(services: Services, area: { name: string; code: string; address?: string }): Promise<Area> {
  const known = services.areas.byCode(area.code)
  return known ?? makeArea(services, { ...area, telephone: '021-00000000', hours: '周一至周六 8:30–20:00', demo: true })
}

type Plan = { compounds: CompoundPlan[]; seed: number; needs: number; from: Date; light?: boolean }

async function fill(services: Services, area: Area, plan: Plan): Promise<boolean> {
  const ctx = ctxOf(services, area, { actor: auto, lang: 'zh' })
  const filled = await inArea(ctx, async (tx) => {
    const bare = await isBare(tx, area)
    if (bare) await tell(tx, ctx, plan)
    return bare
  })
  await sealFacts(ctx)
  return filled
}

/** Whether nothing is in a demonstration area. Whoever else is loading it is waited for. */
async function isBare(tx: Tx, { id, demo }: Area): Promise<boolean> {
  await tx.selectFrom('platform.area').select('id').where('id', '=', id).forUpdate().execute()
  const place = await tx.selectFrom('people.v_compound').select('id').where('area_id', '=', id).executeTakeFirst()
  const need = await tx.selectFrom('needs.v_need').select('id').where('area_id', '=', id).executeTakeFirst()
  return demo && !place && !need
}

async function tell(tx: Tx, ctx: Ctx, plan: Plan): Promise<void> {
  const accounts = await demoAccounts(tx, ctx)
  const places = await demoPeople(tx, ctx, { plans: plan.compounds, seed: plan.seed })
  const home = places.homes[0]
  if (home) await householdAccount(tx, ctx, { id: home.id, label: home.label })
  const random = randomFrom(plan.seed)
  const named = (id: string) => ({ id, name: inventName(random) })
  const allies = await demoAllies(tx, ctx, { leadId: accounts.volunteer, phone: () => inventPhone(random) })
  const news = await demoNeeds(tx, ctx, {
    places: places.buildings,
    from: plan.from,
    count: plan.needs,
    seed: plan.seed,
    staff: {
      committee: named(accounts.staff),
      property: named(accounts.property),
      owners: named(accounts.owners),
      team: named(accounts.volunteer),
      director: named(accounts.director),
    },
    allies,
    askers: (by) => ({ name: inventName(by), phone: inventPhone(by).replace('-', '') }),
    // The first home of each building has a card.
    homes: new Map(places.homes.toReversed().map(({ id, buildingId }) => [buildingId, id])),
  })
  await demoGatherings(tx, ctx, {
    places: places.buildings,
    neighbours: places.persons,
    from: plan.from,
    seed: plan.seed,
    leaders: { staff: accounts.staff, director: accounts.director, volunteer: accounts.volunteer },
    phone: inventPhone,
    light: plan.light ?? false,
  })
  await tellVanguard(tx, ctx, { plan, accounts, neighbours: places.persons, allies })
  if (!plan.light) await tellOfCare(tx, ctx, { accounts, neighbours: places.persons, seed: plan.seed })
  await demoMessages(tx, ctx, news)
}

type Told = {
  plan: Plan
  accounts: Record<'volunteer' | 'director', string>
  neighbours: readonly { id: string; name: string }[]
  allies: readonly { id: string; kind: string }[]
}

/** The team and its vanguard days. */
async function tellVanguard(tx: Tx, ctx: Ctx, { plan, accounts, neighbours, allies }: Told): Promise<void> {
  const team = allies.find(({ kind }) => kind === 'team')
  if (!team) return
  await demoVanguard(tx, ctx, {
    teamId: team.id,
    leadId: accounts.volunteer,
    directorId: accounts.director,
    neighbours,
    seed: plan.seed,
    invent: (by) => ({ name: inventName(by), phone: inventPhone(by).replace('-', '') }),
    light: plan.light ?? false,
  })
}

type Elders = Pick<Parameters<typeof demoCare>[2], 'neighbours' | 'seed'> & {
  accounts: Awaited<ReturnType<typeof demoAccounts>>
}

const tellOfCare = (tx: Tx, ctx: Ctx, { accounts, ...elders }: Elders): Promise<void> =>
  demoCare(tx, ctx, {
    ...elders,
    holders: [accounts.staff, accounts.director],
    volunteerAccount: accounts.volunteer,
    phone: inventPhone,
  })
