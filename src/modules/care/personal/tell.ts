import { volunteerNames } from '#modules/vanguard/public.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { careWords } from '../kinds.words.ts'
import { ladderWords } from '../ladder/words.ts'
import { planWords } from '../plans/words.ts'
import { wordsOf, type Plan } from '../plan.ts'
import { sayRhythm, sayVisitHours } from '../say.ts'
import type { Visit } from '../visit.ts'
import { pairingsBy, plansOfPerson, stepsBy, visitsBy, volunteerIdsOf } from './own.ts'
import { knownCareWords } from './words.ts'

type Line = Told['lines'][number]

/** What care says of somebody: their own arrangement with all that came of it; and, of a volunteer, where they go, without whose door. */
export async function tellCare(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const plans = await plansOfPerson(tx, ctx, asked.subject.personId)
  const volunteerIds = await volunteerIdsOf(tx, ctx, asked.subject.personId)
  const ids = plans.map(({ id }) => id)
  const visits = await visitsBy(tx, ctx, { column: 'plan_id', ids })
  const own = await visitsBy(tx, ctx, { column: 'volunteer_id', ids: volunteerIds })
  return [
    ...(await toldPlans(tx, ctx, { plans, asked })),
    ...(await toldPairings(tx, ctx, { planIds: ids, volunteerIds, lang: asked.lang })),
    ...visits.map((visit) => toldVisit(ctx, asked, visit)),
    ...own.map((visit) => toldOwnVisit(ctx, asked.lang, visit)),
    ...(await toldSteps(tx, ctx, { visits, asked })),
  ]
}

async function toldPlans(
  tx: Tx,
  ctx: Ctx,
  { plans, asked }: { plans: readonly Plan[]; asked: Asked },
): Promise<Told[]> {
  const w = knownCareWords(asked.lang)
  const names = await accountNames(
    tx,
    plans.map(({ holder_id }) => holder_id),
  )
  return plans.map((plan) => ({
    table: 'care.plan',
    id: plan.id,
    at: plan.made_at,
    title: w.plan,
    lines: [
      { key: 'state', term: w.state, text: careWords(asked.lang).plans[plan.state] },
      { key: 'means', term: w.how, text: careWords(asked.lang).means[plan.means] },
      { key: 'rhythm', term: w.rhythm, text: sayRhythm(asked.lang, plan) },
      ...sealedLines(ctx, asked, plan),
      { key: 'holder', term: w.holder, text: names.get(plan.holder_id) ?? '' },
    ],
  }))
}

/** What the elder said, in full in the copy they take along; on the page of a household only that it is there: others read it too. */
function sealedLines(ctx: Ctx, { lang, full }: Asked, plan: Plan): Line[] {
  const w = knownCareWords(lang)
  const { reason, advice, agent, contact } = wordsOf(ctx, plan)
  const said = { reason, advice, agent, contact: contact && `${contact.name} ${contact.phone}` }
  return (['reason', 'advice', 'agent', 'contact'] as const).flatMap((key): Line[] => {
    const text = said[key]
    return text === null ? [] : [{ key, term: w[key], text: full ? text : w.sealed, sealed: !full }]
  })
}

type Pairs = { planIds: readonly string[]; volunteerIds: readonly string[]; lang: Lang }

async function toldPairings(tx: Tx, ctx: Ctx, { planIds, volunteerIds, lang }: Pairs): Promise<Told[]> {
  const w = knownCareWords(lang)
  const theirs = await pairingsBy(tx, ctx, { column: 'plan_id', ids: planIds })
  const own = await pairingsBy(tx, ctx, { column: 'volunteer_id', ids: volunteerIds })
  const names = await volunteerNames(
    tx,
    ctx,
    theirs.map(({ volunteer_id }) => volunteer_id),
  )
  const row = (one: (typeof theirs)[number], title: string, more: Line[]): Told => ({
    table: 'care.pairing',
    id: one.id,
    at: one.made_at,
    title,
    lines: [{ key: 'part', term: w.part, text: planWords(lang).parts[one.part] }, ...more],
  })
  return [
    ...theirs.map((one) => row(one, w.pairing, [{ key: 'who', term: w.who, text: names.get(one.volunteer_id) ?? '' }])),
    ...own.map((one) => row(one, w.pairingOwn, [])),
  ]
}

const visitLines = (ctx: Ctx, lang: Lang, visit: Visit): Line[] => {
  const w = knownCareWords(lang)
  return [
    { key: 'when', term: w.when, text: sayVisitHours(lang, visit, ctx.now) },
    { key: 'means', term: w.how, text: careWords(lang).means[visit.means] },
    { key: 'state', term: w.how2, text: careWords(lang).visits[visit.state] },
  ]
}

function toldVisit(ctx: Ctx, { lang, full }: Asked, visit: Visit): Told {
  const w = knownCareWords(lang)
  const note = visit.note_sealed && ctx.secrets.open(ctx.area.id, visit.note_sealed)
  const noted: Line[] =
    note === null ? [] : [{ key: 'note', term: w.note, text: full ? note : w.sealed, sealed: !full }]
  const lines = [...visitLines(ctx, lang, visit), ...noted]
  return { table: 'care.visit', id: visit.id, at: visit.opens_at, title: w.visit, lines }
}

const toldOwnVisit = (ctx: Ctx, lang: Lang, visit: Visit): Told => ({
  table: 'care.visit',
  id: visit.id,
  at: visit.opens_at,
  title: knownCareWords(lang).visitOwn,
  lines: visitLines(ctx, lang, visit),
})

async function toldSteps(
  tx: Tx,
  ctx: Ctx,
  { visits, asked: { lang, full } }: { visits: readonly Visit[]; asked: Asked },
): Promise<Told[]> {
  const w = knownCareWords(lang)
  const steps = await stepsBy(
    tx,
    ctx,
    visits.map(({ id }) => id),
  )
  return steps.map((step) => {
    const words = step.words_sealed && ctx.secrets.open(ctx.area.id, step.words_sealed)
    const said: Line[] =
      words === null ? [] : [{ key: 'words', term: w.words, text: full ? words : w.sealed, sealed: !full }]
    const what = { key: 'what', term: w.what, text: ladderWords(lang).steps[step.what] }
    return { table: 'care.step', id: step.id, at: step.at, title: w.step, lines: [what, ...said] }
  })
}
