/** Words a question does not depend on, where it has others. */
export const ignored: ReadonlySet<string> = new Set(
  (
    '的 了 在 有 是 我 我们 你 您 他 她 它 们 这 那 这个 那个 和 与 也 都 就 着 过 吗 呢 吧 啊 呀 被 把 得 地 很 太 又 一 个 里 上 ' +
    '不 没 没有 请 请问 怎么 什么 the a an of in on at is are to and my our'
  ).split(' '),
)

/** Doors as they are typed in a hurry, written out: 3# and 3-502 are 3号楼 and 3号楼502. A year before the stroke is a number of something. */
export const writtenOut = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/(?<!\d)(\d{1,3})\s*#/g, '$1号楼')
    .replace(/(?<!\d)(\d{1,3})\s*[-\u2010-\u2015\u2212]\s*(\d{3,5})(?!\d)/g, '$1号楼$2')
