import { dayOf } from '#base/days.ts'
import { sayDay, sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { masked } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import type { FreeTime, SkillOf } from '../helping.rules.ts'
import type { Service, Skill } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { nameOf, type Volunteer } from '../volunteer.ts'
import { deskWords } from '../volunteers/desk.words.ts'
import { oneWords } from '../volunteers/one.words.ts'
import { guardianOf, opened } from '../volunteers/row.ts'
import { sayOn, sayServices, sayStanding, sayTimes } from '../volunteers/say.ts'
import { volunteersOfSubject, wishesOfSubject, type WishRow } from './own.ts'
import { rowsAbout, type Around, type Line } from './rows.ts'
import { tellHelp, tellHours, tellPassing } from './tell-help.ts'
import { knownVolunteerWords } from './words.ts'

/** What vanguard says of somebody of the roster: what they are as a volunteer, what they did, what they said at the front door. */
export async function tellVolunteers(tx: Tx, ctx: Ctx, { subject, lang, full }: Asked): Promise<Told[]> {
  const told: Told[] = []
  for (const row of await volunteersOfSubject(tx, ctx, subject))
    told.push(...(await tellVolunteer(tx, ctx, { row, lang, full })))
  const wishes = await wishesOfSubject(tx, ctx, subject)
  return [...told, ...wishes.map((wish) => toldWish(ctx, wish, { lang, full }))]
}

type How = { lang: Lang; full: boolean }

/** The same of one volunteer. */
export async function tellVolunteer(tx: Tx, ctx: Ctx, { row, ...how }: How & { row: Volunteer }): Promise<Told[]> {
  const around: Around = { ctx, lang: how.lang, rows: await rowsAbout(tx, ctx, row.id) }
  return [
    toldEntry(ctx, row, how),
    ...toldMemberships(around),
    ...toldSkills(around),
    ...toldTimes(around),
    ...toldTrainings(around),
    ...tellHelp(around, row),
    ...tellHours(around),
    ...tellPassing(around),
  ]
}

/** A sealed text in full, or as far as tells that it is there. */
const sealedLine = (line: Omit<Line, 'sealed'>, shown: string): Line => ({
  ...line,
  text: shown,
  sealed: shown !== line.text,
})

function toldEntry(ctx: Ctx, row: Volunteer, { lang, full }: How): Told {
  const w = knownVolunteerWords(lang)
  const d = deskWords(lang)
  const today = dayOf(ctx.now)
  const how = oneWords(lang).agreedHows[row.agreed_how]
  const standing = { state: row.state, pausedUntil: row.paused_until }
  return {
    table: 'vanguard.volunteer',
    id: row.id,
    at: row.made_at,
    title: w.entry,
    lines: [
      { key: 'name', term: d.columns.name, text: nameOf(ctx, row) },
      { key: 'state', term: d.columns.state, text: sayStanding(lang, standing, today) },
      { key: 'agreed', term: w.agreed, text: `${sayDay(lang, row.agreed_at, ctx.now)} ${how}` },
      { key: 'askedBy', term: d.columns.askedBy, text: d.waysOfAsking[row.asked_by] },
      { key: 'wants', term: d.columns.wants, text: sayServices(lang, row.wants as Service[]) || d.none },
      { key: 'mayNot', term: d.columns.mayNot, text: sayServices(lang, row.may_not as Service[]) || d.none },
      ...sealedLines(ctx, row, { lang, full }),
      ...(row.insured_until === null ? [] : [{ key: 'insured', term: d.columns.insured, text: row.insured_until }]),
    ],
  }
}

function sealedLines(ctx: Ctx, row: Volunteer, { lang, full }: How): Line[] {
  const w = knownVolunteerWords(lang)
  const phone = opened(ctx, row.phone_sealed)
  const note = opened(ctx, row.note_sealed)
  const guardian = guardianOf(ctx, row.guardian_sealed)
  return [
    ...(phone === null ? [] : [sealedLine({ key: 'phone', term: w.phone, text: phone }, full ? phone : masked(phone))]),
    ...(note === null ? [] : [{ key: 'note', term: w.note, text: note }]),
    ...(guardian === null
      ? []
      : [
          { key: 'guardian', term: w.guardian, text: guardian.name },
          sealedLine(
            { key: 'guardianPhone', term: w.guardianPhone, text: guardian.phone },
            full ? guardian.phone : masked(guardian.phone),
          ),
        ]),
  ]
}

const toldMemberships = ({ ctx, lang, rows }: Around): Told[] =>
  rows.memberships.map(({ id, name, joined_at, left_at }) => ({
    table: 'vanguard.membership',
    id,
    at: joined_at,
    title: name ?? '',
    lines: [
      ...(left_at
        ? [{ key: 'left', term: knownVolunteerWords(lang).until, text: sayDay(lang, left_at, ctx.now) }]
        : []),
    ],
  }))

const toldSkills = ({ ctx, lang, rows }: Around): Told[] =>
  rows.skills.map((row) => ({
    table: 'vanguard.skill',
    id: row.id,
    at: row.seen_at,
    title: serviceWords(lang).skills[row.skill],
    lines: paperLines({ ctx, lang, rows }, { qualification: row.qualification, expiresOn: row.expires_on }),
  }))

function paperLines(
  { ctx, lang }: Around,
  { qualification, expiresOn }: Pick<SkillOf, 'qualification' | 'expiresOn'>,
): Line[] {
  const w = knownVolunteerWords(lang)
  const until = expiresOn === null ? '' : sayOn(lang, expiresOn, dayOf(ctx.now))
  return qualification === null
    ? []
    : [{ key: 'paper', term: w.paper, text: deskWords(lang).paper(qualification, until) }]
}

const toldTimes = ({ lang, rows }: Around): Told[] =>
  rows.times.map(({ id, weekday, from_minute, to_minute }) => {
    const time: FreeTime = { weekday, fromMinute: from_minute, toMinute: to_minute }
    return { table: 'vanguard.free_time', id, at: null, title: sayTimes(lang, [time]), lines: [] }
  })

const toldTrainings = ({ ctx, lang, rows }: Around): Told[] =>
  rows.trainings.map(({ id, title, on_day, minutes, at }) => ({
    table: 'vanguard.training',
    id,
    at,
    title,
    lines: [
      { key: 'on', term: knownVolunteerWords(lang).when, text: sayOn(lang, on_day, dayOf(ctx.now)) },
      { key: 'minutes', term: knownVolunteerWords(lang).minutes, text: String(minutes) },
    ],
  }))

function toldWish(ctx: Ctx, row: WishRow, { lang, full }: How): Told {
  const w = knownVolunteerWords(lang)
  const phone = ctx.secrets.open(ctx.area.id, row.phone_sealed)
  const note = opened(ctx, row.note_sealed)
  const skills = row.skills.map((skill) => serviceWords(lang).skills[skill as Skill]).join(deskWords(lang).and)
  const guardian = guardianOf(ctx, row.guardian_sealed)
  return {
    table: 'vanguard.wish_to_help',
    id: row.id,
    at: row.at,
    title: w.wish,
    lines: [
      { key: 'name', term: deskWords(lang).columns.name, text: nameOf(ctx, row) },
      { key: 'when', term: w.when, text: sayMoment(lang, row.at, ctx.now) },
      sealedLine({ key: 'phone', term: w.phone, text: phone }, full ? phone : masked(phone)),
      { key: 'skills', term: deskWords(lang).columns.skills, text: skills || deskWords(lang).none },
      ...(note === null ? [] : [{ key: 'note', term: w.note, text: note }]),
      ...(guardian === null ? [] : [{ key: 'guardian', term: w.guardian, text: guardian.name }]),
      { key: 'state', term: deskWords(lang).columns.state, text: w.wishStates[row.state] },
    ],
  }
}
