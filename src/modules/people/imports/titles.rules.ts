import type { Cell } from '#base/sheet.ts'
import { readBuilding } from './address.rules.ts'
import { withDigits } from './numerals.rules.ts'
import { compact } from './text.rules.ts'

/** What the title of a sheet or a line between rows says about the place of the rows below it. */
export interface PlaceHint {
  compound?: string
  building?: string
  /** The words it was read from. Names of known compounds are looked for in them too. */
  from: string
}

const token = /(\d{1,4}[A-Z]?|[A-Z]\d{0,2}|[甲乙丙丁戊己庚辛])(号楼|#楼|幢|栋|座)/
const isExample = /例|填写|说明|注意|^.{60}/
const offices = /^.*(居民区|社区|居委会|村委会|街道)/

const compoundName =
  /^((?![本各全该我\d]).{1,14}?(?:小区|大厦|大楼|公寓|新村|花园|家园|苑|坊|庭|里|村|城))(?=住户|居民|业主|人员|名[单册]|花名册|登记|通讯录|台账|汇总|\(|$)/

/** The place in a title such as 长江大楼3号楼住户名单(2024年) or 临江小区居民名册. Its words are kept in any case. */
export function readTitle(text: string): PlaceHint | undefined {
  const plain = withDigits(compact(text.slice(0, 200)).toUpperCase())
  if (plain === '') return undefined
  const found = isExample.test(plain) ? null : token.exec(plain)
  const compound = found ? beforeBuilding(plain.slice(0, found.index)) : compoundName.exec(beforeBuilding(plain))?.[1]
  const building = found ? readBuilding(found[0]).building : undefined
  return { ...(compound && { compound }), ...(building && { building }), from: text.trim() }
}

/** Without the office and the year in front. */
const beforeBuilding = (text: string): string =>
  text
    .replace(offices, '')
    .replace(/^\d{4}年度?/, '')
    .replace(/^.*[:(),_—-]/, '')

/**
 * The place named above the header, on the tab of the sheet, or by the file (`names`: file, then tab). The line nearest to the
 * header that names one wins; all the words are kept, for a known compound that may be named in them.
 */
export function placeOfSheet(names: readonly string[], above: readonly (readonly Cell[])[]): PlaceHint | undefined {
  const lines = above.map((row) => [...new Set(row.map((cell) => cell.text.trim()))].join(' ').trim())
  const hints = [...names, ...lines].map(readTitle).filter((hint) => hint !== undefined)
  const building = hints.findLast((hint) => hint.building !== undefined)
  const compound = building?.compound ?? hints.findLast((hint) => hint.compound !== undefined)?.compound
  const from = hints.map((hint) => hint.from).join(' ')
  if (hints.length === 0) return undefined
  return { ...(compound && { compound }), ...(building?.building && { building: building.building }), from }
}
