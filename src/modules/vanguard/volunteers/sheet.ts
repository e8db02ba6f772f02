import { dayOf } from '#base/days.ts'
import type { SheetOut } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { writeCsv } from '#platform/sheets/write-csv.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { volunteerList, type Listed, type VolunteerList } from './list.ts'
import type { ListFilter } from './list.rules.ts'
import { saySkills, sayServices, sayStanding, sayTimes } from './say.ts'
import { deskWords } from './desk.words.ts'

export type Format = 'xlsx' | 'csv'

/** What a roster needs of those the filters leave, without telephones: as a workbook or CSV. That it was taken out is a fact. */
export async function exportVolunteers(ctx: Ctx, filter: ListFilter, format: Format): Promise<Buffer> {
  const list = await volunteerList(ctx, filter)
  await inArea(ctx, (tx) =>
    record(tx, ctx, {
      name: 'vanguard.list.exported',
      subjectId: null,
      detail: { volunteers: list.lines.length, format },
    }),
  )
  const sheet = sheetOf(ctx, list)
  return format === 'csv' ? writeCsv(sheet.columns, sheet.rows) : writeXlsx([sheet])
}

const columns = [
  ['name', 12],
  ['teams', 20],
  ['state', 16],
  ['skills', 24],
  ['papers', 30],
  ['times', 30],
  ['wants', 20],
  ['mayNot', 20],
  ['week', 8],
  ['month', 8],
  ['askedBy', 10],
  ['under18', 8],
  ['insured', 14],
] as const

function sheetOf(ctx: Ctx, list: VolunteerList): SheetOut {
  const w = deskWords(ctx.lang)
  const heads: Record<(typeof columns)[number][0], string> = { ...w.columns }
  const numbers = ['week', 'month']
  return {
    name: w.title,
    columns: columns.map(([key, width]) => ({
      key,
      width,
      header: heads[key],
      kind: numbers.includes(key) ? 'number' : key === 'insured' ? 'date' : 'text',
    })),
    rows: list.lines.map((one) => rowOf(ctx, list, one)),
  }
}

function rowOf(ctx: Ctx, { teams }: VolunteerList, one: Listed) {
  const { lang } = ctx
  const w = deskWords(lang)
  const today = dayOf(ctx.now)
  return {
    name: one.name,
    teams: teams.flatMap(({ id, name }) => (one.teamIds.includes(id) ? name : [])).join(w.and),
    state: sayStanding(lang, one, today),
    skills: saySkills(lang, one.skills),
    papers: one.skills
      .flatMap(({ qualification, expiresOn }) => (qualification ? w.paper(qualification, expiresOn ?? '') : []))
      .join(w.and),
    times: sayTimes(lang, one.freeTimes),
    wants: sayServices(lang, one.wants),
    mayNot: sayServices(lang, one.mayNot),
    week: one.mostAWeek,
    month: one.mostAMonth,
    askedBy: w.waysOfAsking[one.askedBy],
    under18: one.under18 ? w.yes : '',
    insured: one.insuredUntil,
  }
}
