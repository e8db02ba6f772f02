/** How much was looked at. `unreadable`: rows sealed under another secret file, which cannot be compared. */
export type VerifyCounts = {
  areas: number
  facts: number
  sealed: number
  seals: number
  rows: number
  unreadable: number
  pictures: number
  rules: number
}
