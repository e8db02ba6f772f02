import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { migrate } from '#platform/db/migrate.ts'
import { databaseBefore } from './before-migration.ts'

/** Answers given on the page that nothing read, carried into the one table that senders ask (migration 0011). */
const { owner, client, inArea, makeArea } = await databaseBefore('0011')

type Old = { purpose: string; state: string; until?: string; ended?: string; byGuardian?: boolean; channel?: string }

async function said(areaId: number, person: string, old: Old) {
  const { purpose, state, until = null, ended = null, byGuardian = false, channel = 'card' } = old
  await inArea(
    areaId,
    `insert into privacy.consent (area_id, id, subject_kind, subject_id, purpose, state, text_version, channel, by_guardian, said_at, noted_by, until_on, ended_at)
     values ($1, gen_random_uuid(), 'person', $2, $3, $4, 1, $5, $6, '2024-10-01 09:00+08', 'account-1', $7, $8)`,
    [areaId, person, purpose, state, channel, byGuardian, until, ended],
  )
}

test('every area’s answers keep their day, their way and their meaning; a yes that opened nothing opens nothing', async () => {
  const [here, there] = [await makeArea('here'), await makeArea('there')]
  const [her, him, girl] = [uuidv7(new Date()), uuidv7(new Date()), uuidv7(new Date())]
  await said(here, her, { purpose: 'message-sms', state: 'superseded', ended: '2024-10-05 09:00+08' })
  await said(here, her, {
    purpose: 'message-sms',
    state: 'withdrawn',
    until: '2026-10-01',
    ended: '2024-10-09 09:00+08',
  })
  await said(here, her, { purpose: 'message-email', state: 'refused', channel: 'telephone' })
  await said(here, girl, { purpose: 'message-wechat', state: 'given', until: '2026-10-01', byGuardian: true })
  await said(here, girl, { purpose: 'message-push', state: 'given', until: '2025-10-01' })
  await said(there, him, { purpose: 'message-sms', state: 'given', until: '2026-10-01', channel: 'counter' })
  expect(await migrate(owner, 'db/migrations')).toContain('0011_one_consent.sql')

  const told = (areaId: number) =>
    inArea<Record<string, unknown>>(
      areaId,
      `select receiver_kind, receiver_id, channel, answer, how, to_char(at at time zone 'Asia/Shanghai', 'MM-DD') as day, text_version, guardian_relation
       from messages.consent where area_id = $1 order by channel, seq`,
      [areaId],
    )
  const row = (receiver_id: string, channel: string, answer: string, how: string, day: string) => ({
    ...{ receiver_kind: 'person', receiver_id, channel, answer, how, day },
    ...{ text_version: 0, guardian_relation: receiver_id === girl ? 'guardian' : null },
  })
  const own = 'own-page'
  expect(await told(here)).toEqual([
    row(her, 'mail', 'refused', 'telephone', '10-01'),
    expect.objectContaining({ channel: 'sms', day: '10-01' }),
    expect.objectContaining({ channel: 'sms', day: '10-01' }),
    row(her, 'sms', 'withdrawn', own, '10-09'),
    row(girl, 'wechat', 'given', own, '10-01'),
  ])
  expect((await told(here)).filter(({ channel }) => channel === 'sms').map(({ answer }) => answer)).toEqual(
    expect.arrayContaining(['refused', 'given', 'withdrawn']),
  )
  expect(await told(there)).toEqual([row(him, 'sms', 'given', 'counter', '10-01')])
  expect(await inArea(here, 'select id from messages.address where area_id = $1', [here])).toEqual([])
  const forced = await client.query(
    `select relforcerowsecurity as forced from pg_class where oid = 'messages.consent'::regclass`,
  )
  expect(forced.rows).toEqual([{ forced: true }])
  expect((await client.query(`select to_regclass('privacy.consent') as gone`)).rows).toEqual([{ gone: null }])
})
