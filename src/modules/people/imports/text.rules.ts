/**
 * A text in half width and without what the eye does not see: full-width digits, letters and marks, the many spaces and
 * strokes, zero-width characters. Chinese characters are never touched, rare ones and compatibility forms included.
 */
export const fold = (text: string): string => (plain.test(text) ? text : folded(text))

/** Most cells: nothing to fold. */
const plain = /^[\u0020-\u007e\u4e00-\u9fff]*$/

const folded = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\u2500]/g, '-')
    .replace(/[\u3014\u3010]/g, '(')
    .replace(/[\u3015\u3011]/g, ')')

/** Folded, without spaces or line ends: how places, labels and marks are compared. */
export const compact = (text: string): string => fold(text).replace(/\s+/g, '')

const nothings =
  /^(无|没有|暂无|不详|不明|未知|未留|未填|未登记|空白|缺|无电话|无手机|none|null|nil|n\/a|na|-+|\/+|\\+|[.。、,*×]+)$/i

/** Whether somebody wrote that there is nothing: 无, 不详, a stroke. */
export const saysNothing = (text: string): boolean => nothings.test(compact(text))

/** Whether a cell stands for the one above it: 同上, 〃, a ditto mark. */
export const saysAbove = (text: string): boolean => /^(同上|同前|同左|〃|″|"|''|”|“|ditto)$/i.test(compact(text))

/** The first characters of a text, for a sentence about it. */
export const short = (text: string): string => {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim())
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')
}
