import { randomUUID } from 'node:crypto'
import { burst, family, memoryMb, type Burst } from './load.ts'
import { signInAs } from './session.ts'
import { tapTimes } from './counting.ts'
import { deletionTimes } from './deletion.ts'
import { atPeoplesPace, fillCalendar, markTimes, planned, rush, somebody, withoutPause } from './gatherings.ts'
import { importRows } from './import.ts'
import { boardPaths as vanguardPaths } from './vanguard.ts'
import { rosterSeconds } from './roster.ts'

/** A running server over the demo street. */
export type Bench = { url: string; pid: number; postmaster: number; dataDir: string; env: NodeJS.ProcessEnv }

type Aim = {
  path: string
  /** Another path for each request. */
  paths?: () => string
  cookie?: string
  method?: 'GET' | 'POST'
  body?: () => string
}

const ROUNDS = 3

/** The page and the constant page in turn, three times; the medians of rate, latency and processor time. */
async function beside(
  bench: Bench,
  aim: Aim,
): Promise<{ ratio: number; cpu: number; tail: number; rate: number; failed: number }> {
  const pids = () => [...new Set([bench.pid, ...family(bench.pid), bench.postmaster, ...family(bench.postmaster)])]
  const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }
  if (aim.cookie) headers['cookie'] = aim.cookie
  if (aim.method === 'POST') headers['content-type'] = 'application/x-www-form-urlencoded'
  const target = {
    url: bench.url + aim.path,
    headers,
    ...(aim.method ? { method: aim.method } : {}),
    ...(aim.body ? { body: aim.body } : {}),
    ...(aim.paths ? { paths: aim.paths } : {}),
  }
  const pairs: [Burst, Burst][] = []
  for (let round = 0; round < ROUNDS; round++) {
    const constant = await burst({ url: `${bench.url}/bench/constant` }, pids)
    pairs.push([await burst(target, pids), constant])
  }
  return {
    ratio: median(pairs.map(([page, constant]) => page.rate / constant.rate)),
    cpu: median(pairs.map(([page]) => page.cpu)),
    tail: median(pairs.map(([page]) => page.p99 / Math.max(1, page.p50))),
    rate: median(pairs.map(([page]) => page.rate)),
    failed: pairs.reduce((sum, [page]) => sum + page.failed, 0),
  }
}

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

type Wanted = { ratio: number; cpu: number }

async function line(bench: Bench, { what, aim, wanted }: { what: string; aim: Aim; wanted: Wanted }): Promise<string> {
  const { ratio, cpu, tail, rate, failed } = await beside(bench, aim)
  const broken = failed > 0 ? `, ${failed} FAILED` : ''
  return `| ${what} | ${(ratio * 100).toFixed(0)} % (${rate.toFixed(0)}/s), ${cpu.toFixed(2)} ms CPU, p99 ${tail.toFixed(1)} × p50${broken} | ≥ ${wanted.ratio * 100} %, ≤ ${wanted.cpu} ms, ≤ 12 × |`
}

const cookie = 'area=street-07'

/** The numbers of needs that are on the board, from its own pages. */
async function boardPaths(bench: Bench): Promise<string[]> {
  const paths = new Set<string>()
  for (let next: string | undefined = '/needs'; next !== undefined && paths.size < 200;) {
    const page = await (await fetch(bench.url + next, { headers: { cookie } })).text()
    for (const [path] of page.matchAll(/\/needs\/\d{4}-\d+/g)) paths.add(path)
    next = /href="(\/needs\?after=[0-9.-]+)"/.exec(page)?.[1]
  }
  return [...paths]
}

/** Every measurement by its name; each returns rows of the table. */
export const measurements: Record<string, (bench: Bench) => Promise<string[]>> = {
  idle: (bench) => {
    const mb = memoryMb([...new Set([bench.pid, ...family(bench.pid), ...family(bench.postmaster)])])
    return Promise.resolve([`| memory of server and database, idle | ${mb.toFixed(0)} MB | ≤ 350 MB |`])
  },
  front: async (bench) => [
    await line(bench, { what: 'front door', aim: { path: '/', cookie }, wanted: { ratio: 0.4, cpu: 1.4 } }),
  ],
  board: async (bench) => [
    await line(bench, { what: 'public board', aim: { path: '/needs', cookie }, wanted: { ratio: 0.4, cpu: 1.4 } }),
  ],
  need: async (bench) => {
    const known = await boardPaths(bench)
    let next = 0
    const paths = () => known[next++ % known.length] ?? ''
    const aim = { path: '/needs', paths, cookie }
    return [await line(bench, { what: `${known.length} need pages in turn`, aim, wanted: { ratio: 0.35, cpu: 1.1 } })]
  },
  list: async (bench) => {
    const cookie = await signInAs(bench.url, 'staff', 'street-07')
    const aim = { path: '/desk/needs?state=confirmed&category=lift', cookie }
    return [await line(bench, { what: 'staff list with filters', aim, wanted: { ratio: 0.2, cpu: 1.4 } })]
  },
  today: async (bench) => {
    const cookie = await signInAs(bench.url, 'staff', 'street-07')
    return [await line(bench, { what: 'Today', aim: { path: '/desk', cookie }, wanted: { ratio: 0.15, cpu: 1.4 } })]
  },
  submit: async (bench) => {
    const cookie = await signInAs(bench.url, 'staff', 'street-08')
    const body = () =>
      new URLSearchParams({
        id: randomUUID(),
        category: 'lighting',
        words: 'The lamp on the fifth floor is out.',
      }).toString()
    const aim = { path: '/needs/new', cookie, method: 'POST' as const, body }
    return [
      await line(bench, { what: 'submit a need (session, lock, fact, fsync)', aim, wanted: { ratio: 0.12, cpu: 1.6 } }),
    ]
  },
  areas: async (bench) => {
    const rows: string[] = []
    for (const count of [1, 5, 20]) {
      let next = 0
      const codes = Array.from({ length: count }, (_, i) => `street-${String(i + 1).padStart(2, '0')}`)
      const cpu = await spread(bench, () => codes[next++ % count] ?? '')
      rows.push(`| public board over ${count} areas | ${cpu.toFixed(2)} ms a request | does not grow |`)
    }
    return rows
  },
  search: async (bench) => {
    const cookie = await signInAs(bench.url, 'director', 'street-07')
    const names = ['何', 'hay', 'wxy', '王秀英', 'zhang', '3号楼502', 'lij', 'chen']
    const times = await timesOf(names, (text) =>
      fetch(`${bench.url}/desk/people?q=${encodeURIComponent(text)}`, { headers: { cookie } }),
    )
    return [`| people search over 80 000, the whole page | ${median(times).toFixed(1)} ms at the median | ≤ 20 ms |`]
  },
  find: async (bench) => {
    const rows: string[] = []
    for (const who of ['guest', 'director']) {
      const cookie = who === 'guest' ? 'area=street-07' : await signInAs(bench.url, who, 'street-07')
      const ms = await findTimes(bench, cookie)
      const what = `search over 60 000 needs${who === 'guest' ? '' : ' and 80 000 people'}, ${who}, the whole page`
      rows.push(`| ${what} | ${median(ms).toFixed(1)} ms at the median | ≤ 30 ms |`)
    }
    return rows
  },
  similar: async (bench) => {
    const times = await timesOf(told, (words) => {
      const body = new URLSearchParams({ id: randomUUID(), category: 'lighting', words })
      const headers = { cookie, 'sec-fetch-site': 'same-origin' }
      return fetch(`${bench.url}/needs/similar`, { method: 'POST', headers, body })
    })
    return [`| similar needs before sending, the whole page | ${median(times).toFixed(1)} ms at the median | ≤ 50 ms |`]
  },
  deletion: async (bench) => {
    const ms = median(await deletionTimes(bench))
    return [`| deletion of one person over all tables | ${ms.toFixed(0)} ms at the median | ≤ 2000 ms |`]
  },
  calendar: async (bench) => {
    await fillCalendar(bench, 'street-10', 4000)
    const aim = { path: '/gatherings?view=month', cookie: 'area=street-10' }
    return [
      await line(bench, { what: 'month of an area with 4 000 gatherings', aim, wanted: { ratio: 0.25, cpu: 1.4 } }),
    ]
  },
  signUp: async (bench) => {
    const { id } = await planned(bench, { area: 'street-13', capacity: 2000 })
    const body = () => new URLSearchParams(somebody()).toString()
    const aim = { path: `/gatherings/${id}/signup`, cookie: 'area=street-13', method: 'POST' as const, body }
    return [await line(bench, { what: 'sign up for a gathering', aim, wanted: { ratio: 0.08, cpu: 1.6 } })]
  },
  rush: async (bench) => {
    const { seconds, seated } = await rush(bench)
    return [`| 500 sign-ups at once for 20 places | ${seconds.toFixed(1)} s, ${seated} seated | ≤ 5 s, 20 seated |`]
  },
  marks: async (bench) => {
    const what = 'a mark of a roll-call of 200, 20 devices'
    const row = (how: string, times: number[]) =>
      `| ${what}, ${how} | ${median(times).toFixed(0)} ms at the median | ≤ 50 ms |`
    return [
      row('a tap a second each', await markTimes(bench, atPeoplesPace)),
      row('without a pause', await markTimes(bench, withoutPause, 4)),
    ]
  },
  vanguard: async (bench) => {
    const { cookie, board, day } = await vanguardPaths(bench, 'street-09')
    const wanted = { ratio: 0.25, cpu: 1.6 }
    return [
      await line(bench, { what: 'board of vanguard days', aim: { path: board, cookie }, wanted }),
      await line(bench, { what: 'board of one Thursday', aim: { path: day, cookie }, wanted }),
      await line(bench, {
        what: 'vanguard days, for everybody',
        aim: { path: '/vanguard', cookie: 'area=street-09' },
        wanted,
      }),
    ]
  },
  roster: async () => {
    const rows: string[] = []
    for (const [people, shifts, most] of [
      [100, 112, 5],
      [200, 168, 20],
    ] as const) {
      const { seconds, proven } = await rosterSeconds(people, shifts)
      rows.push(
        `| roster of ${people} × ${shifts}, the slowest of three | ${seconds.toFixed(1)} s, ${proven} of 3 proven | ≤ ${most} s, 3 of 3 |`,
      )
    }
    return rows
  },
  taps: async (bench) => {
    const row = (how: string, times: number[]) =>
      `| a tap at a stall, 20 devices, ${how} | ${median(times).toFixed(0)} ms at the median | ≤ 50 ms |`
    return [
      row('a tap a second each', await tapTimes(bench, atPeoplesPace)),
      row('without a pause', await tapTimes(bench, withoutPause)),
    ]
  },
  import: (bench) => importRows(bench),
}

/** Words, pinyin, initials, wrong letters, addresses, names, a whole sentence, and what is not there. */
const looked = [
  '路灯',
  '垃圾箱',
  'ludeng',
  'ljx',
  '路登',
  '3号楼',
  '3号楼502',
  '王秀英',
  'hay',
  '电梯坏了怎么办',
  'ludang',
  '漏水 3号楼',
  '没有这样的东西',
  'shuiguan',
  '名册',
]

/** Sentences as neighbours write them. */
const told = ['5楼楼道的灯不亮了', '电梯又坏了', '垃圾箱满了没人清', '水管漏水', '晚上广场舞太吵', '停车位被占']

/** Milliseconds until the whole answer was read, for each text six times. */
async function timesOf(texts: readonly string[], ask: (text: string) => Promise<Response>): Promise<number[]> {
  const times: number[] = []
  for (const text of texts)
    for (let i = 0; i < 6; i++) {
      const started = performance.now()
      const answer = await ask(text)
      await answer.text()
      if (!answer.ok) throw new Error(`「${text}」 was answered ${answer.status}.`)
      times.push(performance.now() - started)
    }
  return times
}

const findTimes = (bench: Bench, cookie: string): Promise<number[]> =>
  timesOf(looked, (text) => fetch(`${bench.url}/find?q=${encodeURIComponent(text)}`, { headers: { cookie } }))

/** Processor time a request when requests are spread over areas. */
async function spread(bench: Bench, code: () => string): Promise<number> {
  const pids = [...new Set([bench.pid, ...family(bench.pid), ...family(bench.postmaster)])]
  const costs: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const requests = 1500
    const { cpu } = await burst(
      { url: `${bench.url}/needs`, paths: () => `/needs?area=${code()}`, amount: requests },
      () => pids,
    )
    costs.push(cpu)
  }
  return median(costs)
}
