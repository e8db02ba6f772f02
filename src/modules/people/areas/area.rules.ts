import { checked, missingOrLong, oneLine, type Checked, type Sent } from '#base/form.rules.ts'
import { readService, type ServiceProblem, type ServiceRules } from './service.rules.ts'

/** What an area says of itself on every page, and how it counts hours of service. */
export type AreaInput = ServiceRules & {
  name: string
  telephone: string | null
  hours: string | null
  address: string | null
  /** What visitors read when nobody is at the desk. */
  nobodyOnDuty: string | null
}

export type AreaProblem =
  | ServiceProblem
  | 'name-missing'
  | 'name-long'
  | 'telephone-odd'
  | 'hours-long'
  | 'address-long'
  | 'nobody-long'
  | 'telephone-missing'

const orNull = (text: string): string | null => (text === '' ? null : text)

/** A telephone as it is printed on a door: digits, spaces, a dash, an extension; 3 to 20 digits in all. */
export const isPrintedTelephone = (text: string): boolean =>
  /^[+\d][\d\s()（）-]{1,28}(转\s?\d{1,6})?$/.test(text) && /^\d{3,20}$/.test(text.replace(/\D/g, ''))

/** Reads the form about the area. The telephone is on every page, so it is asked for. */
export function readArea(sent: Sent): Checked<AreaInput, AreaProblem> {
  const text = (field: string) => oneLine(sent[field])
  const telephone = text('telephone').normalize('NFKC')
  const service = readService(sent)
  const value: AreaInput = {
    ...service.value,
    name: text('name'),
    telephone: orNull(telephone),
    hours: orNull(text('hours')),
    address: orNull(text('address')),
    nobodyOnDuty: orNull(text('nobody')),
  }
  return checked<AreaInput, AreaProblem>(value, [
    missingOrLong('name', value.name, { most: 40, missing: 'name-missing', long: 'name-long' }),
    telephone === '' && { field: 'telephone', why: 'telephone-missing' },
    telephone !== '' && !isPrintedTelephone(telephone) && { field: 'telephone', why: 'telephone-odd' },
    missingOrLong('hours', value.hours ?? '', { most: 60, long: 'hours-long' }),
    missingOrLong('address', value.address ?? '', { most: 80, long: 'address-long' }),
    missingOrLong('nobody', value.nobodyOnDuty ?? '', { most: 200, long: 'nobody-long' }),
    ...service.problems,
  ])
}

/** A short code for addresses out of the pinyin of a name: 「东大名居民区」 is `dongdaming`. */
export function codeFrom(pinyin: string): string {
  const kept = pinyin.replace(/ ?(ju min qu|ju wei hui|she qu)( ju wei hui)?$/, '').replace(/[^a-z0-9]/g, '')
  const code = kept.replace(/^[^a-z]+/, '').slice(0, 24)
  return code.length >= 2 ? code : 'area'
}
