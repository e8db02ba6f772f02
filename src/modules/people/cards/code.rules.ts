/**
 * What a card's code is written in: 24 signs without vowels (no words come out) and without one of each pair that looks
 * alike. Ten of them are 45 bits: at ten guesses a quarter of an hour nobody finds one of a thousand cards in a lifetime.
 */
export const cardLetters = '0123456789CDFHJKMNPRTVWX'
export const cardLength = 10

/** What people read or type in place of the sign that is meant. */
const meant: Record<string, string> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8', U: 'V', Y: 'V' }

/** The code somebody typed, in any case, with spaces and dashes, full-width, with O for 0; null when it cannot be one. */
export function readCardCode(typed: string): string | null {
  const signs = Array.from(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-–—_.·]/gu, ''),
  )
  const code = signs.map((sign) => meant[sign] ?? sign).join('')
  return code.length === cardLength && Array.from(code).every((sign) => cardLetters.includes(sign)) ? code : null
}

/** As it stands on paper: 3K7-MX9-TRP2. */
export const spokenCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`
