import { fold } from './text.rules.ts'

/**
 * Words about health, hardship, age alone, party, faith or the police: they need a consent and a purpose of their own and
 * never come in by way of a list (Personal Information Protection Law, Arts. 28–30; the red lines of this program).
 */
const sensitive =
  /独居|孤老|孤寡|空巢|失独|残|病|癌|瘫|精神|抑郁|痴呆|失能|失智|低保|特困|贫困|困难|吸毒|戒毒|刑|矫正|前科|信访|上访|重点|邪教|党员|政治|宗教|信教|基督|佛教|民族|离异|丧偶|孕|艾滋|HIV|血压|糖尿|透析|身份证|\d{15,18}/i

/** A remark in its parts: what may be kept, and what is left out because it is sensitive. A whole essay is not taken apart. */
export function readNote(text: string): { kept?: string; leftOut: string[]; tooLong?: true } {
  if (text.length > 500) return { leftOut: [], tooLong: true }
  const parts = fold(text)
    .split(/[,;、。|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(无|-+|\/+)$/.test(part))
  const kept = parts.filter((part) => !sensitive.test(part)).join(';')
  return { ...(kept !== '' && { kept }), leftOut: parts.filter((part) => sensitive.test(part)) }
}
