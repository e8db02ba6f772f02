import { expect, test } from 'vitest'
import { neighbourhood, site } from './cast.test.kit.ts'

const where = await neighbourhood()
test('form', async () => {
  console.log(await site(where).text('/needs/new'))
})
