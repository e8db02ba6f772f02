const digits = '〇一二三四五六七八九'
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const numeral = '[〇零一二两三四五六七八九十百千]+'

/** 五零二 is 502, 十二 is 12, 一千零二 is 1002: digit by digit, unless it has tens, hundreds or thousands. */
export function chineseNumber(text: string): string {
  const plain = text.replaceAll('零', '〇').replaceAll('两', '二')
  if (!/[十百千]/.test(plain)) return Array.from(plain, (one) => digits.indexOf(one)).join('')
  let total = 0
  let digit = 0
  for (const one of plain) {
    const unit = units.get(one)
    if (unit === undefined) digit = digits.indexOf(one)
    else {
      total += (digit || 1) * unit
      digit = 0
    }
  }
  return String(total + digit)
}

const marks = '号楼|号|幢|栋|座|弄|单元|门|层|楼|室|房|户'
const beforeMark = new RegExp(`${numeral}(?=${marks}|#|-)`, 'g')
const atEnd = new RegExp(`(^|${marks}|#|-)(${numeral})$`)

/**
 * An address with its numbers in digits: 三号楼五零二 is 3号楼502. Only numbers that count something are turned, so that
 * 三林苑 and 百花园 keep their names.
 */
export const withDigits = (text: string): string =>
  text
    .replace(beforeMark, (one) => chineseNumber(one))
    .replace(atEnd, (_, before: string, number: string) => before + chineseNumber(number))
