import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { look } from '#platform/db/in-area.ts'
import { neighbourhood } from '../cast.test.kit.ts'
import { site } from '../site.test.kit.ts'

const where = await neighbourhood()
const { post } = site(where)

const atOnce = 40

/** Sends forms, so many at once, each answered before the next of its line goes. Returns where each was led. */
async function send(forms: readonly { id: string }[]): Promise<string[]> {
  const waiting = [...forms]
  const receipts: string[] = []
  const line = async () => {
    for (let form = waiting.pop(); form; form = waiting.pop()) {
      const answer = await post('/needs/new', { ...form, category: 'pipes', words: '整幢楼停水' })
      expect(answer.status).toBe(303)
      receipts.push(answer.headers.get('location') ?? '')
    }
  }
  await Promise.all(Array.from({ length: atOnce }, line))
  return receipts
}

test(
  'a burst pipe: a thousand neighbours in a minute, every third pressing twice, lose nothing and double nothing',
  { timeout: 120_000 },
  async () => {
    const forms = Array.from({ length: 1000 }, () => ({ id: uuidv7(where.services.now()) }))
    const twice = forms.filter((_, at) => at % 3 === 0)
    const receipts = await send([...forms, ...twice])
    expect(receipts).toHaveLength(forms.length + twice.length)
    const [needs, steps, facts] = await look(where.at(auto), (tx) => [
      tx.selectFrom('needs.need').select(['id', 'seq']).where('area_id', '=', where.area.id).orderBy('seq'),
      tx.selectFrom('needs.step').select('need_id').where('area_id', '=', where.area.id).where('act', '=', 'submit'),
      tx
        .selectFrom('platform.fact')
        .select('subject_id')
        .where('area_id', '=', where.area.id)
        .where('name', '=', 'needs.need.submitted'),
    ])
    const ids = forms.map(({ id }) => id).sort()
    expect(needs.map(({ id }) => id).sort()).toEqual(ids)
    expect(needs.map(({ seq }) => seq)).toEqual(ids.map((_, at) => at + 1))
    expect(steps.map((step) => step.need_id).sort()).toEqual(ids)
    expect(facts.map((fact) => fact.subject_id).sort()).toEqual(ids)
  },
)
