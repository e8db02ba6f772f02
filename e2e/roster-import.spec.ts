import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { SheetOut } from '#base/sheet.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { expect, test } from './world.ts'
import { wellMade, wellMadeNow } from './well-made.ts'

type File = { name: string; mimeType: string; buffer: Buffer }

/** A list as committees keep it: a title above the header, columns nobody needs, two rooms written their own way, two rows that lack something. */
const asKept = (compound: string, [first, second, third]: readonly [string, string, string]): SheetOut => {
  const headers = ['序号', '小区', '楼号', '室号', '姓名', '联系电话', '身份证号', '备注']
  const rows = [
    ['1', compound, '1号楼', '２０１', first, '13900001001', '310101194001011234', '独居'],
    ['2', compound, '1号楼', '202室', second, '13900001002/021-55551002', '', ''],
    ['3', compound, '1号楼', '', '上官无室', '13900001003', '', ''],
    ['4', compound, '1号楼', '203', '', '13900001004', '', ''],
    ['5', compound, '2号楼', '101', third, '', '', '租户'],
  ]
  return {
    name: '名册',
    note: `${compound}住户名册（2024年）`,
    columns: headers.map((header, at) => ({ key: `c${at}`, header, width: 12, kind: 'text' })),
    rows: rows.map((row) => Object.fromEntries(row.map((text, at) => [`c${at}`, text]))),
  }
}

const xlsx = async (sheet: SheetOut): Promise<File> => ({
  name: '住户名册.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await writeXlsx([sheet]),
})

/** A list as an office program of before writes it: GBK, found by looking every pair of bytes up in the decoder. */
function gbkCsv(text: string): File {
  const decoder = new TextDecoder('gbk')
  const pairs = Array.from({ length: 126 * 190 }, (_, at) => [0x81 + Math.floor(at / 190), 0x40 + (at % 190)])
  const table = new Map(pairs.map((pair) => [decoder.decode(Uint8Array.from(pair)), pair]))
  const bytes = Array.from(text).flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (table.get(one) ?? [])))
  return { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) }
}

async function upload(page: Page, file: File): Promise<void> {
  await page.goto('/desk/people/import')
  await page.getByLabel('名册文件').setInputFiles(file)
  await page.getByRole('button', { name: '读这份名册' }).click()
}

/** From the columns, taken as guessed, to the look before anything happens. */
async function look(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '每一列是什么' })).toBeVisible()
  await page.getByRole('button', { name: '下一步：看一遍' }).click()
  await expect(page.getByText('现在还什么都没有改。')).toBeVisible()
}

/** What the list of counts says beside this word. */
const counted = (page: Page, word: string) =>
  page.locator('.facts > div').filter({ has: page.getByText(word, { exact: true }) })

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: '就这样导入' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^导入(结果|好了)$/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: '导入好了' })).toBeVisible({ timeout: 30_000 })
}

async function find(page: Page, words: string): Promise<void> {
  await page.goto(`/desk/people?q=${encodeURIComponent(words)}`)
}

test('a list as it is kept goes in, what it lacks is told by cell, and twice changes nothing', async ({
  page,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  const [compound, names, pinyin] = scripts
    ? (['新桥东苑', ['欧阳向东', '司马文静', '诸葛晴'], 'ouyangxiangdong'] as const)
    : (['新桥西苑', ['欧阳向西', '司马文清', '诸葛朗'], 'ouyangxiangxi'] as const)
  const list = await xlsx(asKept(compound, names))
  await signInAs(page, 'staff')
  await upload(page, list)
  await expect(page.getByRole('heading', { name: '每一列是什么' })).toBeVisible()
  await expect(page.getByLabel('表头在第几行')).toHaveValue('2')
  await expect(page.getByLabel('当作 E')).toHaveValue('name')
  await expect(page.getByText('备注：不保存，免得写进不该记的事。')).toBeVisible()
  await expect(page.getByText('独居')).toHaveCount(0)
  await expect(page.getByText('310101194001011234')).toHaveCount(0)
  if (scripts) await wellMade(page)
  await look(page)
  if (scripts) await wellMade(page)

  await expect(counted(page, '新登记')).toHaveText(/新登记\s*3\s*$/)
  await expect(page.getByRole('heading', { name: '不收的 2 行' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'D5' })).toContainText('没写室号')
  await expect(page.getByRole('row').filter({ hasText: 'E6' })).toContainText('没有姓名')
  await find(page, pinyin)
  await expect(page.getByText('没有找到', { exact: true })).toBeVisible()
  await page.goBack()

  await run(page)
  await expect(counted(page, '新登记')).toHaveText(/新登记\s*3\s*$/)
  await expect(page.getByRole('row').filter({ hasText: 'D5' })).toContainText('没写室号')
  if (scripts) await wellMade(page)
  await page.getByRole('link', { name: '看名册' }).click()
  await find(page, pinyin)
  await expect(page.getByText('找到 1 位')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: names[0] })).toContainText(`${compound} 1号楼 201室`)

  await upload(page, list)
  await look(page)
  await expect(counted(page, '新登记')).toHaveText(/新登记\s*0\s*$/)
  await expect(counted(page, '没有变化')).toHaveText(/没有变化\s*3\s*$/)
  await run(page)
  await find(page, pinyin)
  await expect(page.getByText('找到 1 位')).toBeVisible()
})

test('a list in GBK is read, and given up leaves nothing behind', async ({
  page,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  const [name, pinyin] = scripts ? (['夏侯丽', 'xiahouli'] as const) : (['夏侯琳', 'xiahoulin'] as const)
  const list = gbkCsv(`小区,楼号,室号,姓名,电话\r\n长江大楼,3号楼,502,${name},13900002001\r\n`)
  await signInAs(page, 'director')
  await upload(page, list)
  await look(page)
  await page.getByRole('link', { name: '不导了，删掉这份表' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '不导了，删掉这份表' })).toBeVisible()
  if (scripts) await wellMade(page)
  await page.getByRole('button', { name: '不导了，删掉这份表' }).click()
  await expect(page.getByText('这份表已经删掉')).toBeVisible()
  await find(page, name)
  await expect(page.getByText('没有找到', { exact: true })).toBeVisible()

  await upload(page, list)
  await look(page)
  await run(page)
  await find(page, pinyin)
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('长江大楼 3号楼 502室')
})

test('the template carries the columns we read, and a file that is no list is refused with a sentence', async ({
  page,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/desk/people/import')
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载空白模板' }).click()
  const template = await coming
  expect(template.suggestedFilename()).toBe('住户名单模板.xlsx')
  const read = await readSheets(readFileSync(await template.path()), 'template.xlsx')
  const headers = read.done ? read.value[0]?.rows[1]?.map(({ text }) => text) : []
  expect(headers).toEqual(['小区', '楼号', '单元', '室号', '姓名', '电话', '其他电话'])

  await upload(page, { name: '名册.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 no list') })
  await expect(page.getByRole('alert').getByText('这个文件不是表格。')).toBeVisible()
  if (scripts) await wellMadeNow(page)
})
