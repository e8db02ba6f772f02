import type { Bench } from './measurements.ts'
import { signInAs } from './session.ts'

/** The board of vanguard days and the board of the coming one, as the staff of an area opens them. */
export async function boardPaths(bench: Bench, area: string): Promise<{ cookie: string; board: string; day: string }> {
  const cookie = await signInAs(bench.url, 'staff', area)
  const board = '/desk/vanguard'
  const page = await (await fetch(bench.url + board, { headers: { cookie } })).text()
  const [, day] = /href="(\/desk\/vanguard\/[0-9a-f-]{36})"/.exec(page) ?? []
  if (day === undefined) throw new Error('No vanguard day is on the board.')
  const answer = await fetch(bench.url + day, { headers: { cookie } })
  if (!answer.ok || !(await answer.text()).includes('理发')) throw new Error('The board of the day has no stalls.')
  return { cookie, board, day }
}
