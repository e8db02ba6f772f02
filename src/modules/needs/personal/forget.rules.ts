/** What a deletion leaves in place of a name and of a number; never longer than what was there. */
const somebody = '某人'
const aNumber = '（号码已删）'

/**
 * A sentence without the name and the telephones of somebody, so that the matter can still be seen to. Digits are found however
 * they were spaced. A name of one character is left, and a number of fewer than five digits: it is half of every other word.
 */
export function withoutPerson(
  text: string | null,
  {
    name,
    numbers,
    formerly = [],
  }: { name: string; numbers: readonly string[]; formerly?: readonly { name: string }[] },
): string | null {
  if (text === null) return null
  const names = [name, ...formerly.map((one) => one.name)].filter((one) => Array.from(one).length > 1)
  const named = names.reduce((said, one) => said.replaceAll(one, somebody), text)
  return numbers.filter(longEnough).reduce((said, number) => said.replace(spaced(number), aNumber), named)
}

const longEnough = (number: string): boolean => number.replace(/\D/g, '').length >= 5

const spaced = (number: string): RegExp => new RegExp(number.replace(/\D/g, '').split('').join('[\\s().-]*'), 'g')
