import { checked, oneLine, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import { isUuid } from '#base/uuid.ts'
import { readName } from '../imports/names.rules.ts'
import { oneTelephone } from '../imports/telephones.rules.ts'

/** What a form about a person says: the least that is needed to know whom one talks to. */
export type PersonInput = {
  name: string
  /** New numbers, each in its one form. */
  phones: string[]
  /** Stored numbers to take away, by their ids. */
  dropPhones: string[]
  /** The home as it was written; empty for nobody's home. */
  home: string
}

export type PersonProblem =
  | 'name-missing'
  | 'name-unreadable'
  | 'two-names'
  | 'phone-odd'
  | 'phones-many'
  | 'home-unknown'
  | 'home-many'
  | 'reason-missing'
  | 'reason-long'

/** Most numbers one person has. */
export const mostPhones = 6

/** Reads the form about a person. Numbers stand one behind the other; each must be a whole number. */
export function readPerson(sent: Sent): Checked<PersonInput, PersonProblem> {
  const read = readName(oneLine(sent['name']))
  const pieces = oneLine(sent['phones'])
    .split(/[,，、;；/]|\s{2,}/)
    .map((piece) => piece.trim())
    .filter(Boolean)
  const phones = pieces.map(oneTelephone)
  const home = oneLine(sent['home'])
  const problems: (Problem<PersonProblem> | false)[] = [
    !read.done && { field: 'name', why: read.why },
    phones.includes(undefined) && { field: 'phones', why: 'phone-odd' },
    phones.length > mostPhones && { field: 'phones', why: 'phones-many' },
  ]
  const value: PersonInput = {
    name: read.done ? read.value.name : '',
    phones: [...new Set(phones.filter((phone) => phone !== undefined))],
    dropPhones: Object.keys(sent)
      .filter((name) => name.startsWith('drop-'))
      .map((name) => name.slice('drop-'.length))
      .filter(isUuid),
    home,
  }
  return checked(value, problems)
}

/** Reads why somebody opens a telephone number. It is kept and shown to the person whose number it is. */
export function readReason(sent: Sent): Checked<string, PersonProblem> {
  const reason = oneLine(sent['reason'])
  return checked(reason, [
    reason === '' && { field: 'reason', why: 'reason-missing' },
    reason.length > 100 && { field: 'reason', why: 'reason-long' },
  ])
}

/** 138****0000, 021-****0000: enough to tell two numbers apart, too little to call. */
export function masked(number: string): string {
  const end = number.slice(-4)
  const area = /^0\d{2,3}-/.exec(number)?.[0]
  if (area !== undefined) return `${area}****${end}`
  return number.length >= 10 ? `${number.slice(0, 3)}****${end}` : `****${end.slice(-2)}`
}
