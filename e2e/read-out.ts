import type { Locator } from '@playwright/test'
import { expect } from './world.ts'

/** What stands there and looks like this, once it does: a page may still be on its way while its first half is in sight. */
export async function readOut(where: Locator, ...patterns: RegExp[]): Promise<string[]> {
  for (const pattern of patterns) await expect(where).toContainText(pattern)
  const said = await where.innerText()
  return patterns.map((pattern) => pattern.exec(said)?.[0] ?? '')
}

const [number, code] = [/\d{4}-\d{4}/, /\d{4} \d{4}/]

/** The number on the slip an asker is given. */
export const numberOnSlip = async (page: { locator: (what: string) => Locator }): Promise<string> =>
  (await readOut(page.locator('#slip'), number))[0] ?? ''

/** The number and the code on it. */
export async function slipOn(page: { locator: (what: string) => Locator }): Promise<{ number: string; code: string }> {
  const [first = '', second = ''] = await readOut(page.locator('#slip'), number, code)
  return { number: first, code: second }
}
