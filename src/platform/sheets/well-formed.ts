/** A text without what nobody sees and no database keeps: control characters (tabs and line ends stay), halves of characters. */
export const legible = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')

/**
 * A text as a workbook can hold it: no control characters, no halves of characters, not more than a cell takes. What looks
 * like the format's own escape (`_x000D_`) is escaped, so that it is read back as it was.
 */
export const wellFormed = (text: string): string =>
  legible(text.slice(0, 32_767)).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
