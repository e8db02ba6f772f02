/**
 * 「约」: to the nearest 5 below a hundred, to the nearest 10 from there. The exact number always stands beside it.
 * Below ten people count exactly, so it is left as it is.
 */
export function nearly(x: number): number {
  if (x < 10) return x
  const unit = x < 100 ? 5 : 10
  return Math.round(x / unit) * unit
}

/** 「余」: cut down to whole tens, hundreds or thousands, so that 「700余」 says 700 ≤ x < 800. */
export function over(x: number): number {
  const unit = x < 100 ? 10 : x < 10_000 ? 100 : 1000
  return Math.floor(x / unit) * unit
}

/** Cutting off more than this makes 「余」 say far too little: nobody calls 288 「200余」. */
const mostCut = 0.15

/** The word people would use for a count, or null where the exact number is as easy to say. */
export function inWords(x: number): { word: '约' | '余'; number: number } | null {
  if (x < 20) return null
  const cut = over(x)
  if (cut === x) return null
  if (x >= 100 && (x - cut) / x < mostCut) return { word: '余', number: cut }
  const near = nearly(x)
  return near === x ? null : { word: '约', number: near }
}

/**
 * A share in per cent to one decimal. Neither 0 nor 100 is said of anything that is not exactly that: 999 of 1000 and more
 * stay 99.9, one of many thousands stays 0.1.
 */
export function percentText(percent: number): string {
  const rounded = Math.round(percent * 10) / 10
  if (rounded >= 100 && percent < 100) return '99.9'
  if (rounded <= 0 && percent > 0) return '0.1'
  return String(rounded)
}
