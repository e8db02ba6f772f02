import { uuidv7 } from '#base/uuid.ts'
import { addPerson } from '#modules/people/residents/person.ts'
import { vanguardWorld, volunteer, type VanguardWorld } from '#modules/vanguard/site.test.kit.ts'
import { guest, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { View } from '#platform/web/env.ts'
import { siteOf } from '#test/site.ts'
import type { Visit } from '#modules/care/visit.ts'
import type { PlanText } from '#modules/care/plans/plan.rules.ts'
import { answerPairing, pair } from '#modules/care/plans/pairing.ts'
import { consent, makePlan } from '#modules/care/plans/planning.ts'
import { care } from '#modules/care/routes.ts'
import { visitsOf } from '#modules/care/visit.ts'

/** The vanguard's world, with 何秀英 behind 3号楼501, and 孙姐 who keeps company; in another area of a database that is there, if asked. */
export async function careWorld(another?: Parameters<typeof vanguardWorld>[1], env: Record<string, string> = {}) {
  const where = await vanguardWorld(env, another)
  const elderId = uuidv7(where.services.now())
  const added = await addPerson(where.at(where.staff), elderId, {
    name: '何秀英',
    home: '长江大楼 3号楼 501',
    phones: ['13812345678'],
    dropPhones: [],
  })
  if (!added.done) throw new Error(added.why)
  const sun = { id: 'account-孙姐', name: '孙姐' }
  const volunteerId = await volunteer(where, '孙姐', { accountId: sun.id, skills: ['company'] })
  const goer: Actor = {
    kind: 'account',
    homeId: null,
    ...sun,
    grants: [{ role: 'volunteer', compoundId: null, buildingId: null }],
  }
  return { ...where, elderId, volunteerId, goer }
}

export type CareWorld = Awaited<ReturnType<typeof careWorld>>

/** Every day from nine to eleven, at the door. */
export const terms = (where: VanguardWorld, over: Partial<PlanText> = {}): PlanText => ({
  reason: '怕摔了没人知道',
  advice: '耳背，敲门重一点',
  means: 'knock',
  weekdays: null,
  everyDays: 1,
  seasonDays: null,
  fromMinute: 540,
  toMinute: 660,
  contact: { name: '何小敏', phone: '13987654321', tie: '女儿' },
  holderId: where.staff.id ?? '',
  startsOn: '2024-10-24',
  ...over,
})

/** A plan 何秀英 agreed to; with 孙姐 going there, who said yes, unless said otherwise. */
export async function agreedPlan(
  where: CareWorld,
  { over = {}, paired = true }: { over?: Partial<PlanText>; paired?: boolean } = {},
): Promise<string> {
  const staff = where.at(where.staff)
  const id = uuidv7(staff.now)
  const made = await makePlan(staff, { id, personId: where.elderId, text: terms(where, over), theirWish: false })
  if (!made.done) throw new Error(made.why)
  const pairing = uuidv7(staff.now)
  if (paired) {
    await pair(staff, { id: pairing, planId: id, volunteerId: where.volunteerId, part: 'main' })
    await answerPairing(where.at(where.goer), { id: pairing, volunteerId: where.volunteerId, yes: true })
  }
  const agreed = await consent(staff, { id, version: 1 }, { by: 'self', how: 'spoken', agent: null })
  if (!agreed.done) throw new Error(agreed.why)
  return id
}

/** The visits of a plan by their days, as they stand. */
export const visitsAt = (where: CareWorld, planId: string): Promise<Visit[]> =>
  inArea(where.at(where.staff), (tx) =>
    visitsOf(tx, where.at(where.staff)).where('plan_id', '=', planId).orderBy('due_on').execute(),
  )

/** Moves the clock of the world. */
export const moveTo = (where: CareWorld, at: string): void => {
  where.services.clock.now = new Date(`${at}+08:00`)
}

/** The module's pages as this actor would reach them. */
export const site = (where: CareWorld, actor: Actor = guest, look: Partial<View> = {}) =>
  siteOf(where, care, { actor, look })

/** What happens around care: somebody moves, somebody else helps, rests or leaves. */
export { movePerson } from '#modules/people/residents/person.ts'
export { volunteer } from '#modules/vanguard/site.test.kit.ts'
export { leave, pause, resume } from '#modules/vanguard/volunteers/standing.ts'
