import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { SheetOut } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { groundOf } from './existing.ts'
import { exportPeople } from './roster-out.ts'
import { importRoster } from './roster.ts'
import { rosterTemplate } from './template.rules.ts'
import { importWords } from './words.ts'

const keys = ['compound', 'building', 'unit', 'room', 'name', 'phone', 'phone2'] as const

/** Invented people: what an office program could take for a number, a date, a formula or a mark of its own. */
const persons = [
  ['长江大楼', '3号楼', '', '0502', '何阿姨', '0500-2345678', ''],
  ['长江大楼', '3号楼', '', '502A', '何小明', '13800000001', '13800000002/021-65000000-801'],
  ['长江大楼', '3号楼', '', '1102', '夏静𠮷', '021-65000000', ''],
  ['长江大楼', '3号楼', '', '1102', '欧阳㛃', '', ''],
  ['长江大楼', '甲座', '2', '1102', '王·买提', '+85212345678', '4000000000'],
  ['长江大楼', '甲座', '', '底楼', "Seán O'Brien", '65000000', ''],
  ['东大名路 “旧里” & 弄堂', '综合楼', '', '无', '何阿姨', '', ''],
  ['东大名路 “旧里” & 弄堂', '综合楼', '', '无', '何阿姨', '13900000000', ''],
  ['东大名路 “旧里” & 弄堂', '12E3', '', '101', 'Anna Müller', '', ''],
  ['临江大厦', '7号楼', '', '3B', '阿卜杜热合曼·阿卜杜如苏力·买买提艾力·吐尔逊', '13700000000', ''],
] as const

const rows = persons.map((person) => Object.fromEntries(keys.map((key, at) => [key, person[at]])))

/** What a committee adds to the template and this system does not take: a date of birth, remarks. */
const beside = (at: number) => ({
  birth: at % 3 === 2 ? null : `19${40 + at}-0${(at % 9) + 1}-28`,
  note: at % 2 === 0 ? '' : `=1+1\n<b>&"'${'很长的备注，'.repeat(60)}`,
})

async function template(who: Ctx): Promise<Buffer> {
  const { known } = await inArea(who, (tx) => groundOf(tx, who))
  const empty = rosterTemplate(known, importWords('zh').template)
  const columns: SheetOut['columns'] = [
    ...empty.columns.filter(({ key }) => key !== 'note'),
    { key: 'birth', header: '出生日期', width: 12, kind: 'date' },
    { key: 'note', header: '备注', width: 30, kind: 'text' },
  ]
  return writeXlsx([{ ...empty, columns, rows: rows.map((row, at) => ({ ...row, ...beside(at) })) }])
}

const books = {
  export: (who: Ctx) => exportPeople(who, { format: 'xlsx', reason: '核对' }),
  template,
} as const

let who: Ctx
beforeAll(async () => {
  const services = await freshServices()
  who = ctx(services, await area(services), account('王主任', 'director'))
  const columns = keys.map((key) => ({ key, header: importWords('zh').template.headers[key], width: 12 }))
  const first = await writeXlsx([{ name: '名单', columns: columns.map((one) => ({ ...one, kind: 'text' })), rows }])
  const answer = await importRoster(who, { bytes: first, fileName: 'x.xlsx', dryRun: false })
  expect(answer).toMatchObject({ value: { accepted: persons.length, refused: [] } })
})

/** What of a book is not taken, and so stays out of what is compared. */
const leftOut = {
  export: [],
  template: [
    { header: '出生日期', why: 'birth' },
    { header: '备注', why: 'remark' },
  ],
}

async function changesNothing(book: keyof typeof books, bytes: Buffer) {
  const answer = await importRoster(who, { bytes, fileName: '住户名单.xlsx', dryRun: true })
  const count = persons.length
  expect(answer).toMatchObject({
    value: {
      rows: count,
      accepted: 0,
      updated: 0,
      unchanged: count,
      refused: [],
      warnings: [],
      leftOut: leftOut[book],
    },
  })
}

const office = spawnSync('soffice', ['--version']).status === 0

/** Opens the file and saves it in a folder of its own, as a person would. */
function savedBy(dir: string, file: string, as: 'xlsx' | 'ods'): string {
  const profile = pathToFileURL(join(dir, 'profile')).href
  const out = mkdtempSync(join(dir, as))
  const words = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', as, '--outdir', out, file]
  execFileSync('soffice', words, { stdio: 'ignore', timeout: 150_000 })
  return join(out, basename(file).replace(/\.\w+$/, `.${as}`))
}

describe.each(['export', 'template'] as const)('the %s, opened and saved by LibreOffice', (book) => {
  /**
   * The files kept are these books of these people as LibreOffice 7.4.7 saved them (`soffice --headless --convert-to xlsx`);
   * they are made anew, by what the next test does, when the people or the columns here change.
   */
  test('imports again with no change, from the file kept', async () => {
    await changesNothing(book, readFileSync(`test/cases/residents-${book}-by-libreoffice.xlsx`))
  })

  test.runIf(office)(
    'imports again with no change, saved now, and by way of its own format',
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'jinlin-office-'))
      onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
      const file = join(dir, 'list.xlsx')
      writeFileSync(file, await books[book](who))
      const saved = savedBy(dir, file, 'xlsx')
      await changesNothing(book, readFileSync(saved))
      await changesNothing(book, readFileSync(savedBy(dir, savedBy(dir, file, 'ods'), 'xlsx')))
    },
    500_000,
  )
})
