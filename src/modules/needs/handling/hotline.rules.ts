import { checked, plainWidth, type Checked, type Problem, type Sent } from '#base/form.rules.ts'

/** Longest number of a 12345 work order. */
export const mostHotline = 30

/** Reads the number of a hotline work order, full width and spaces being all right; null when there is none. */
export function hotlineIn(sent: Sent): { ref: string | null; problem: Problem<'odd-number'> | false } {
  const ref = plainWidth(sent['hotlineRef']).replace(/\s+/g, '')
  if (ref === '') return { ref: null, problem: false }
  return { ref, problem: !/^[0-9A-Za-z-]{1,30}$/.test(ref) && { field: 'hotlineRef', why: 'odd-number' } }
}

/** Reads the form that notes or clears it. */
export function readHotline(sent: Sent): Checked<{ ref: string | null }, 'odd-number'> {
  const { ref, problem } = hotlineIn(sent)
  return checked({ ref }, [problem])
}
