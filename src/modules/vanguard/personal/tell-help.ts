import { dayOf } from '#base/days.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Told } from '#platform/personal/personal.ts'
import { nameOf, ownPath, type Volunteer } from '../volunteer.ts'
import { sayOn } from '../volunteers/say.ts'
import type { Around, Line } from './rows.ts'
import { knownVolunteerWords } from './words.ts'

const when = ({ ctx, lang }: Around, at: Date | null): Line[] =>
  at === null ? [] : [{ key: 'when', term: knownVolunteerWords(lang).when, text: sayMoment(lang, at, ctx.now) }]

const state = ({ lang }: Around, text: string): Line => ({ key: 'state', term: knownVolunteerWords(lang).state, text })

/** What somebody was asked and where they had a place; one that is ahead is told before it is given back. */
export function tellHelp(around: Around, volunteer: Volunteer): Told[] {
  const { ctx, lang, rows } = around
  const w = knownVolunteerWords(lang)
  const href = ownPath(ctx, volunteer)
  const places = rows.places.map((row): Told => {
    const ahead = row.standing && row.starts_at > ctx.now
    const lines = [...when(around, row.starts_at), state(around, w.places[row.state])]
    const pending = ahead ? { pending: { name: row.title, href } } : {}
    return { table: 'vanguard.place', id: row.id, at: row.at, title: w.place(row.title), lines, ...pending }
  })
  const asks = rows.asks.map((row): Told => ({
    table: 'vanguard.ask',
    id: row.id,
    at: row.at,
    title: w.ask(row.title ?? ''),
    lines: [...when(around, row.starts_at), state(around, w.answers[row.answer ?? 'none'])],
  }))
  const swaps = rows.swaps.map((row): Told => ({
    table: 'vanguard.swap',
    id: row.id,
    at: row.at,
    title: w.swap(row.title),
    lines: [...when(around, row.starts_at), state(around, w.swaps[row.state])],
  }))
  return [...places, ...asks, ...swaps]
}

/** What somebody gave: noted at the roll, as hours, and what was certified. */
export function tellHours(around: Around): Told[] {
  const { ctx, lang, rows } = around
  const w = knownVolunteerWords(lang)
  const today = dayOf(ctx.now)
  const signs = rows.signs.map((row): Told => ({
    table: 'vanguard.sign',
    id: row.id,
    at: row.at,
    title: w.sign(row.title),
    lines: [...when(around, row.at), state(around, w.signs[row.what])],
  }))
  const services = rows.services.map((row): Told => ({
    table: 'vanguard.service',
    id: row.id,
    at: row.at,
    title: row.content,
    lines: [
      ...when(around, row.starts_at),
      { key: 'minutes', term: w.minutes, text: String(row.minutes) },
      state(around, w.services[row.state]),
      ...(row.reason === null ? [] : [{ key: 'reason', term: w.later, text: row.reason }]),
      ...(row.set_right === null ? [] : [{ key: 'setRight', term: w.setRight, text: row.set_right }]),
      ...(row.dispute === null ? [] : [{ key: 'dispute', term: w.dispute, text: row.dispute }]),
      ...(row.settled_words === null ? [] : [{ key: 'settled', term: w.settled, text: row.settled_words }]),
    ],
  }))
  const certificates = rows.certificates.map((row): Told => ({
    table: 'vanguard.certificate',
    id: row.id,
    at: row.issued_at,
    title: w.certificate(row.no),
    lines: [
      { key: 'holder', term: w.holder, text: nameOf(ctx, { name_sealed: row.holder_sealed }) },
      { key: 'span', term: w.span, text: `${sayOn(lang, row.from_on, today)} – ${sayOn(lang, row.to_on, today)}` },
      { key: 'minutes', term: w.minutes, text: String(row.minutes) },
    ],
  }))
  return [...signs, ...services, ...certificates]
}

/** Certificates somebody asked for, and where they agreed that their record is passed on to. */
export function tellPassing(around: Around): Told[] {
  const { lang, rows, ctx } = around
  const w = knownVolunteerWords(lang)
  const today = dayOf(ctx.now)
  const asks = rows.certificateAsks.map((row): Told => ({
    table: 'vanguard.certificate_ask',
    id: row.id,
    at: row.at,
    title: w.certificateAsk,
    lines: [
      { key: 'span', term: w.span, text: `${sayOn(lang, row.from_on, today)} – ${sayOn(lang, row.to_on, today)}` },
      state(around, w.certificateAsks[row.state]),
    ],
  }))
  const passings = rows.passings.map((row): Told => ({
    table: 'vanguard.passing_on',
    id: row.id,
    at: row.at,
    title: w.passing[row.purpose],
    lines: [...when(around, row.at), state(around, row.ended_at === null ? w.passingOn : w.passingEnded)],
  }))
  return [...asks, ...passings]
}
