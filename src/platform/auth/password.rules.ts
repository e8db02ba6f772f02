/** Why a chosen password is refused. */
export type PasswordFlaw = 'too_short' | 'too_long' | 'one_kind' | 'holds_name' | 'well_known' | 'same_as_before'

const wellKnown =
  /^(password|passw0rd|qwerty|abc|admin|jinlin|iloveyou|woaini|letmein|welcome)\d*[!@#.]*$|^(.{1,4})\2+$/i

const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u]

/**
 * What is wrong with a password somebody chose, or null. 10 to 128 characters of at least two kinds (letters, digits, others),
 * not the name, not a text everybody tries first (GB/T 22239-2019 7.1.4.1 asks for complexity and regular care).
 */
export function flawOf(
  password: string,
  { name, before }: { name: string; before: string | null },
): PasswordFlaw | null {
  const text = password.normalize('NFKC')
  const length = Array.from(text).length
  const flaws: [PasswordFlaw, boolean][] = [
    ['too_short', length < 10],
    ['too_long', length > 128],
    ['same_as_before', text === before?.normalize('NFKC')],
    ['one_kind', kinds.filter((kind) => kind.test(text)).length < 2],
    ['holds_name', name !== '' && text.toLowerCase().includes(name.toLowerCase())],
    ['well_known', isWellKnown(text)],
  ]
  return flaws.find(([, found]) => found)?.[0] ?? null
}

const isWellKnown = (text: string): boolean => wellKnown.test(text) || isRun(text)

/** 1234567890a, abcdefghij1: each character the one after the last, but for one or two. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  const breaks = codes.filter((code, at) => at > 0 && code - (codes[at - 1] ?? 0) !== 1).length
  return breaks <= 2
}
