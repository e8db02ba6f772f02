import { expect, test } from 'vitest'
import { addDays } from '#base/days.ts'
import { randomFrom } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Actor } from '#platform/ctx.ts'
import { account } from '#test/world.ts'
import { actsAs, asker } from './acts.test.kit.ts'
import { factsOf, neighbourhood, rowOf, standing, stepsOf } from './cast.test.kit.ts'
import type { Act, State } from './moves.rules.ts'

/**
 * The life of a need as domain.md C2 tells it, written down a second time and in another way: what each act asks of a need and
 * leaves of it. Random acts by random people are done to needs on the real database and to this, and must never differ.
 */
type Life = {
  state: State
  hand: 'property' | 'owners' | 'staff' | null
  taken: boolean
  resolvedBy: string | null
  extensions: number
  version: number
  steps: number
}

const born = (): Life => ({
  state: 'submitted',
  hand: null,
  taken: false,
  resolvedBy: null,
  extensions: 0,
  version: 1,
  steps: 0,
})

const where = await neighbourhood()
const run = await actsAs(where)
const people: Record<string, Actor> = {
  guest,
  asker,
  auto,
  staff: where.staff,
  colleague: where.colleague,
  elsewhere: account('小吴', 'staff', where.there.compoundId),
  director: where.director,
  secretary: where.secretary,
  property: where.property,
  owners: where.owners,
  volunteer: where.volunteer,
  technical: where.technical,
}
const committee = ['staff', 'colleague', 'director', 'secretary']
const holds: Record<NonNullable<Life['hand']>, string[]> = {
  property: ['property'],
  owners: ['owners'],
  staff: committee,
}

const ended: readonly State[] = ['confirmed', 'closed_no_reply', 'closed_unresolved', 'referred', 'merged', 'withdrawn']
const isOpen = ({ state }: Life): boolean => state !== 'resolved' && !ended.includes(state)

type Rule = {
  /** Who may at all. */
  by: (who: string, life: Life) => boolean
  /** Whether the need is where this can happen. */
  when: (life: Life) => boolean
  /** What else may be in the way. */
  but?: (who: string, life: Life) => string | false
  /** What it leaves. */
  then?: (life: Life, who: string) => Partial<Life>
}

const ofCommittee = (who: string): boolean => committee.includes(who)
const hasIt = (who: string, { hand }: Life): boolean => hand !== null && holds[hand].includes(who)
const orAsker = (who: string): boolean => who === 'asker' || ofCommittee(who)
const either = (who: string, life: Life): boolean => ofCommittee(who) || hasIt(who, life)
const isDirector = (who: string): boolean => who === 'director'
const at =
  (...all: State[]) =>
  ({ state }: Life): boolean =>
    all.includes(state)
const to = (state: State) => (): Partial<Life> => ({ state })

/** To whom it goes from whoever has it: every second time back to the committee. */
const nextHand = ({ hand }: Life): 'owners' | 'staff' => (hand === 'staff' ? 'owners' : 'staff')

const rules: Partial<Record<Act, Rule>> = {
  accept: { by: ofCommittee, when: at('submitted'), then: to('accepted') },
  refer: { by: ofCommittee, when: at('submitted'), then: to('referred') },
  contact: { by: ofCommittee, when: isOpen },
  ask: { by: ofCommittee, when: at('accepted'), then: to('needs_info') },
  tell: { by: orAsker, when: at('needs_info'), then: to('accepted') },
  assign: {
    by: ofCommittee,
    when: at('accepted', 'reopened'),
    then: () => ({ state: 'assigned', hand: 'property', taken: false }),
  },
  reassign: {
    by: ofCommittee,
    when: at('assigned', 'in_progress'),
    then: (life) => ({ state: 'assigned', hand: nextHand(life), taken: false }),
  },
  take: {
    by: hasIt,
    when: at('assigned'),
    but: (_, { taken }) => taken && 'not-now',
    then: () => ({ taken: true }),
  },
  promise: { by: hasIt, when: at('assigned', 'in_progress'), then: () => ({ taken: true }) },
  return: { by: hasIt, when: at('assigned'), then: () => ({ state: 'accepted', hand: null, taken: false }) },
  start: { by: hasIt, when: at('assigned'), then: () => ({ state: 'in_progress', taken: true }) },
  wait: { by: either, when: at('in_progress', 'waiting_external'), then: to('waiting_external') },
  resume: { by: either, when: at('waiting_external'), then: to('in_progress') },
  resolve: {
    by: hasIt,
    when: at('in_progress'),
    then: (_, who) => ({ state: 'resolved', resolvedBy: who }),
  },
  confirm: {
    by: orAsker,
    when: at('resolved'),
    but: (who, { resolvedBy }) => who === resolvedBy && 'own-work',
    then: to('confirmed'),
  },
  reopen: {
    by: orAsker,
    when: at('resolved', 'closed_no_reply'),
    then: () => ({ state: 'reopened', resolvedBy: null }),
  },
  close: { by: (who) => who === 'auto', when: at('resolved'), then: to('closed_no_reply') },
  withdraw: { by: orAsker, when: isOpen, then: to('withdrawn') },
  leave: { by: isDirector, when: isOpen, then: to('closed_unresolved') },
  extend: {
    by: ofCommittee,
    when: at('accepted', 'assigned', 'in_progress', 'reopened'),
    but: (who, { extensions }) => extensions > 0 && !isDirector(who) && 'needs-director',
    then: ({ extensions }) => ({ extensions: extensions + 1 }),
  },
  merge: { by: ofCommittee, when: isOpen, then: to('merged') },
  unmerge: {
    by: (who) => orAsker(who) || who === 'auto',
    when: at('merged'),
    then: () => ({ state: 'accepted', hand: null, taken: false }),
  },
  show: { by: ofCommittee, when: () => true },
  hotline: { by: ofCommittee, when: () => true },
}
const acts = Object.keys(rules) as Act[]
/** After these there is little left to try. */
const enders: readonly Act[] = ['withdraw', 'leave', 'merge', 'refer']

/** A yes and a beginning carry no words, so an old page does not stop them. */
const mindsNoPage: readonly Act[] = ['take', 'start']

/** What becomes of an act, and the life after it. */
function lived(
  life: Life,
  { act, who, isOld }: { act: Act; who: string; isOld: boolean },
): { said: string; life: Life } {
  const rule = rules[act]
  if (!rule?.by(who, life)) return { said: 'not-yours', life }
  if (isOld && !mindsNoPage.includes(act)) return { said: 'stale', life }
  if (!rule.when(life)) return { said: 'not-now', life }
  const why = rule.but?.(who, life)
  if (why) return { said: why, life }
  const after = { ...life, ...rule.then?.(life, who), version: life.version + 1, steps: life.steps + 1 }
  return { said: 'done', life: after }
}

const steps = 10_000
const walkers = 16

/** Walks so many steps over one need after another. */
async function walk(seed: number): Promise<Record<string, number>> {
  const { pick, chance } = randomFrom(seed)
  const came: Record<string, number> = {}
  let need = await standing(where, { state: 'submitted' })
  let [life, trail, idle] = [born(), [] as string[], 0]
  for (let left = steps / walkers; left > 0; left--) {
    // Mostly what could happen now and does not end it, so that the walk gets far; but anything may be tried by anybody.
    const now = acts.filter((one) => rules[one]?.when(life) && (chance(0.1) || !enders.includes(one)))
    const act = pick(chance(0.75) ? now : acts)
    const able = Object.keys(people).filter((one) => rules[act]?.by(one, life))
    const who = pick(chance(0.6) && able.length > 0 ? able : Object.keys(people))
    const isOld = life.version > 1 && chance(0.1)
    const expected = lived(life, { act, who, isOld })
    const on = { number: need.number, id: uuidv7(where.services.now()), version: life.version - (isOld ? 1 : 0) }
    const day = addDays('2024-12-02', 7 * life.extensions)
    const answer = await run[act](where.at(people[who] ?? guest), on, { day, handTo: nextHand(life) })
    trail.push(`${act} by ${who}${isOld ? ' from an old page' : ''}: ${expected.said}`)
    expect(answer.done ? 'done' : answer.why, trail.slice(-20).join('\n')).toBe(expected.said)
    life = expected.life
    came[`${life.state} ${expected.said}`] = (came[`${life.state} ${expected.said}`] ?? 0) + 1
    idle = ended.includes(life.state) ? idle + 1 : 0
    if (idle < 4 && left > 1) continue
    const row = await rowOf(where, need.id)
    const seen = { state: row.state, version: row.version, extensions: row.extensions, hand: row.assignee_role }
    const { state, version, extensions, hand } = life
    expect(seen, trail.join('\n')).toMatchObject({
      state,
      version,
      extensions,
      ...(isOpen(life) && hand ? { hand } : {}),
    })
    const [lines, facts] = await Promise.all([stepsOf(where, need.id), factsOf(where, need.id)])
    expect([lines.length, facts.length], trail.join('\n')).toEqual([life.steps, life.steps])
    need = await standing(where, { state: 'submitted' })
    ;[life, trail, idle] = [born(), [], 0]
  }
  return came
}

test(
  `${steps} random acts by random people end as the model says, on the timeline and in the facts too`,
  { timeout: 300_000 },
  async () => {
    const all = await Promise.all(Array.from({ length: walkers }, (_, at) => walk(at + 1)))
    const came = new Set(all.flatMap((one) => Object.keys(one)))
    for (const state of ['needs_info', 'waiting_external', 'resolved', 'reopened', ...ended])
      expect([...came], state).toContain(`${state} done`)
    for (const why of ['not-yours', 'not-now', 'stale', 'own-work', 'needs-director'])
      expect(
        [...came].some((one) => one.endsWith(why)),
        why,
      ).toBe(true)
  },
)
