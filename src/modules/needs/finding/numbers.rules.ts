const around = /^[\s「『"“#№]*(?:no\.?|number|编号|诉求)?[\s:：#№]*|\s*(?:号|件)?[\s」』"”]*$/giu

/** A number without the signs and words people put around it: 「312」, 编号 2024-0312, №312. */
export const bareNumber = (typed: string): string => typed.normalize('NFKC').replace(around, '')

/** What may be an order number of the hotline, as typed and in capitals. */
export function hotlineAsked(typed: string): string[] {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015\u2212]+/g, '-')
    .replace(/^-|-$/g, '')
  return /^[0-9A-Za-z-]{3,30}$/.test(plain) ? [...new Set([plain, plain.toUpperCase()])] : []
}
