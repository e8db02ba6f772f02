import type { Found } from './lines.rules.ts'
import { compact, fold, saysAbove, saysNothing, short } from './text.rules.ts'

type Problem =
  | 'telephone-unreadable'
  | 'telephone-length'
  | 'telephone-digits-lost'
  | 'telephone-with-words'
  | 'telephone-without-area'
  | 'telephone-as-above'

/** What a telephone cell says: numbers in one form, and everything that is not one of them. */
export interface TelephonesRead {
  phones: string[]
  problems: Found<Problem>[]
}

const mobile = /^1[3-9]\d{9}$/
const landline = /^(010|02\d|0[3-9]\d{2})-?([2-9]\d{6,7})(?:(?:-|转|ext\.?|x|#)(\d{1,6}))?$/i
const local = /^[2-9]\d{6,7}$/
const service = /^([48]00)-?(\d{3,4})-?(\d{3,4})$/
const abroad = /^\+(?!86)[1-9]\d{6,14}$/

/**
 * One telephone in its one form, or undefined: mobiles as 11 digits, landlines as 021-65000000 with the extension behind
 * another stroke, lines of other countries as +852…. A local number without its area code stays as it is.
 */
export function oneTelephone(text: string): string | undefined {
  const bare = compact(text).replace(/[().]/g, '').replace(/^'+/, '')
  const home = withoutCountry(bare)
  const digits = home.replaceAll('-', '')
  if (mobile.test(digits)) return digits
  const line = landline.exec(home) ?? landline.exec(digits)
  if (line) return [line[1], line[2], line[3]].filter(Boolean).join('-')
  if (local.test(digits)) return digits
  if (service.test(digits) && digits.length === 10) return digits
  return abroad.test(digits) ? digits : undefined
}

/** +86 and 0086 are ours; behind them a landline loses its zero. 00 is the + of old telephones. */
function withoutCountry(text: string): string {
  const plain = text.replace(/^00(?=[1-9])/, '+')
  const ours = /^\+?86-?(?=1[3-9][\d-]{9,})/.exec(plain) ?? /^\+86-?/.exec(plain)
  if (!ours) return plain
  const rest = plain.slice(ours[0].length)
  return /^(10|[2-9]\d)/.test(rest) && !mobile.test(rest.replaceAll('-', '')) ? `0${rest}` : rest
}

/** All telephones of a cell, in the order written, each once. What cannot be read is left out and named. */
export function readTelephones(text: string): TelephonesRead {
  const read: TelephonesRead = { phones: [], problems: [] }
  if (text.trim() === '' || saysNothing(text)) return read
  if (text.length > 300) read.problems.push({ why: 'telephone-unreadable', said: short(text) })
  else if (saysAbove(text)) read.problems.push({ why: 'telephone-as-above', said: short(text) })
  else for (const piece of pieces(fold(text))) readPiece(read, piece)
  read.phones = [...new Set(read.phones)]
  return read
}

const pieces = (text: string): string[] =>
  text
    .split(/[/、,;|\n\\。和或]/)
    .flatMap((piece) => splitAtSpace(piece.trim()))
    .filter((piece) => piece !== '' && !saysNothing(piece))

/** "138 0000 0000" is one number, "13800000000 13900000000" are two: by whether each half is one by itself. */
function splitAtSpace(piece: string): string[] {
  const parts = piece.split(/\s+/)
  return parts.length > 1 && parts.every((part) => oneTelephone(part) !== undefined) ? parts : [piece]
}

function readPiece(read: TelephonesRead, piece: string): void {
  const plain = /^\d+\.0+$/.test(piece) ? piece.replace(/\..*/, '') : expanded(piece)
  if (plain === undefined) {
    read.problems.push({ why: 'telephone-digits-lost', said: short(piece) })
    return
  }
  const phone = oneTelephone(plain)
  if (phone !== undefined) take(read, phone)
  else readBesideWords(read, plain)
}

/** 1.38E+10 has lost its digits; 1.3800000000E+10 has them all. Undefined when they are lost. */
function expanded(piece: string): string | undefined {
  const found = /^(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(compact(piece))
  if (!found) return piece
  const fraction = found[2] ?? ''
  return fraction.length === Number(found[3]) ? `${found[1] ?? ''}${fraction}` : undefined
}

function take(read: TelephonesRead, phone: string): void {
  read.phones.push(phone)
  if (local.test(phone)) read.problems.push({ why: 'telephone-without-area', said: phone })
}

/** 手机13800000000, 13900000000(女儿): the number is taken, and that there was more is said. */
function readBesideWords(read: TelephonesRead, piece: string): void {
  const words = /[\p{L}:()]/u.test(piece)
  const found = words
    ? piece
        .replace(/[^\d+-]+/gu, ' ')
        .trim()
        .split(' ')
    : [piece]
  const phones = found.map(oneTelephone)
  if (words && phones.length > 0 && phones.every((phone) => phone !== undefined)) {
    phones.forEach((phone) => take(read, phone))
    if (!/^(手机|电话|座机|固话|tel|mobile)?[:：]?[^\p{L}()]*$/iu.test(compact(piece))) {
      read.problems.push({ why: 'telephone-with-words', said: short(piece) })
    }
  } else
    read.problems.push({ why: wrongLength(piece) ? 'telephone-length' : 'telephone-unreadable', said: short(piece) })
}

/** Looks like a mobile, but has a digit too few or too many. */
const wrongLength = (piece: string): boolean => /^1(\d{7,9}|\d{11,13})$/.test(compact(piece).replaceAll('-', ''))
