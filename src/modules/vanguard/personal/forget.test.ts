import { beforeAll, describe, expect, test } from 'vitest'
import { DAY_MS } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Subject } from '#platform/personal/personal.ts'
import { vanguardWorld, type VanguardWorld } from '../site.test.kit.ts'
import { comeBack, leave } from '../volunteers/standing.ts'
import { forgetLeft, forgetVolunteer } from './forget.ts'
import { helper } from './helper.test.kit.ts'
import { tellVolunteers } from './tell.ts'

let where: VanguardWorld
beforeAll(async () => {
  where = await vanguardWorld()
})

const subject = (over: Partial<Subject> = {}): Subject => ({
  personId: uuidv7(where.services.now()),
  homeId: null,
  name: '何秀英',
  numbers: ['13812345678'],
  phoneHashes: [where.services.secrets.hash(where.area.id, 'phone', '13812345678')],
  formerly: [],
  alone: true,
  ...over,
})
const told = (of: Subject, full = false) =>
  inArea(where.at(auto), (tx) => tellVolunteers(tx, where.at(auto), { subject: of, lang: 'zh', full }))
const row = (id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.volunteer')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
const open = (sealed: Buffer) => where.services.secrets.open(where.area.id, sealed)
const certificateOf = (id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.certificate')
      .select('holder_sealed')
      .where('area_id', '=', where.area.id)
      .where('volunteer_id', '=', id)
      .executeTakeFirstOrThrow(),
  )

describe('what is known of a volunteer', () => {
  test('is told by the entry of the roster, or by telephone and name together; a number alone leads to nobody', async () => {
    const she = subject()
    await helper(where.at(auto), { personId: she.personId, name: '秀英阿姨', phone: '13700000001' })
    await helper(where.at(auto), { personId: null, name: '何秀英', phone: '13812345678' })
    await helper(where.at(auto), { personId: null, name: '何志强', phone: '13812345678' })
    const all = await told(she)
    const entries = all.filter(({ table }) => table === 'vanguard.volunteer')
    const names = entries.map(({ lines }) => lines.find(({ key }) => key === 'name')?.text)
    expect(names.sort()).toEqual(['何秀英', '秀英阿姨'])
    expect(JSON.stringify(all)).not.toMatch(/13700000001|何志强/)
    expect(JSON.stringify(await told(she, true))).toContain('13700000001')
    expect(all.filter(({ pending }) => pending).map(({ pending }) => pending?.name)).toEqual([
      '临江先锋日',
      '临江先锋日',
    ])
    expect((await told(subject({ name: '别人' }))).length).toBe(0)
  })
})

describe('forgetting', () => {
  test('takes one out of everything and gives back what is ahead; hours and the certificate stay without a name', async () => {
    const she = subject({
      name: '钱阿姨',
      phoneHashes: [where.services.secrets.hash(where.area.id, 'phone', '13611112222')],
    })
    const { id, ahead, past } = await helper(where.at(auto), {
      personId: she.personId,
      name: '钱阿姨',
      phone: '13611112222',
    })
    const touched = await inArea(where.at(auto), (tx) => forgetVolunteer(tx, where.at(auto), she))
    expect(touched).toMatchObject({
      'vanguard.volunteer': 1,
      'vanguard.skill': 1,
      'vanguard.ask': 1,
      'vanguard.wish_to_help': 1,
    })
    const gone = await row(id)
    expect(open(gone.name_sealed)).toBe('—')
    expect(gone).toMatchObject({
      state: 'left',
      person_id: null,
      phone_sealed: null,
      phone_hash: null,
      guardian_sealed: null,
      note_sealed: null,
    })
    const kept = await inArea(where.at(auto), async (tx) => ({
      places: await tx
        .selectFrom('vanguard.place')
        .select(['id', 'state'])
        .where('area_id', '=', where.area.id)
        .where('volunteer_id', '=', id)
        .execute(),
      service: await tx
        .selectFrom('vanguard.service')
        .selectAll()
        .where('area_id', '=', where.area.id)
        .where('volunteer_id', '=', id)
        .executeTakeFirstOrThrow(),
    }))
    expect(new Map(kept.places.map((place) => [place.id, place.state]))).toEqual(
      new Map([
        [past, 'accepted'],
        [ahead, 'declined'],
      ]),
    )
    expect(kept.service).toMatchObject({ minutes: 60, dispute: '某人说做了两个小时' })
    expect(open((await certificateOf(id)).holder_sealed)).toBe('—')
    expect((await told(she)).length).toBe(0)
  })

  test('happens by itself ninety days after leaving, not before, and then cannot be taken back; the certificate keeps its holder', async () => {
    const { id } = await helper(where.at(auto), { personId: null, name: '孙叔叔', phone: '13622223333' })
    await leave(where.at(where.staff), id)
    const later = (days: number) => ({
      ...where.at(auto),
      now: new Date(where.services.now().getTime() + days * DAY_MS),
    })
    await forgetLeft(later(90))
    expect(open((await row(id)).name_sealed)).toBe('孙叔叔')
    expect((await comeBack(where.at(where.staff), id)).done).toBe(true)
    await leave(where.at(where.staff), id)
    for (let time = 0; time < 2; time++) await forgetLeft(later(91))
    const gone = await row(id)
    expect([open(gone.name_sealed), gone.phone_sealed, gone.guardian_sealed]).toEqual(['—', null, null])
    expect((await comeBack(later(91), id)).done).toBe(false)
    expect(open((await certificateOf(id)).holder_sealed)).toBe('孙叔叔')
  })
})
