import { expect, test } from 'vitest'
import { neighbourhood } from '../cast.test.kit.ts'
import { site } from '../site.test.kit.ts'

const where = await neighbourhood()

test.each([
  ['zh', ['什么事？', '在哪儿？', '怎么告诉您？', '沿线撕下', '962777']],
  ['en', ['What has happened?', 'Where?', 'How shall we tell you?', 'Tear off', '962777']],
] as const)('anybody may print a blank sheet with the committee’s telephone on its slip (%s)', async (lang, parts) => {
  const page = await site(where, undefined, { lang }).text('/needs/paper')
  for (const part of [...parts, '021-00000000']) expect(page).toContain(part)
})

test('the desk has a way to it', async () => {
  expect(await site(where, where.staff).text('/desk/needs/new')).toContain('href="/needs/paper"')
})
