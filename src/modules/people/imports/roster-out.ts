import type { SheetOut } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { writeCsv } from '#platform/sheets/write-csv.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { personsWithHomes } from '../residents/search.ts'
import { groundOf } from './existing.ts'
import { rosterExport, rosterTemplate, type RosterPerson } from './template.rules.ts'
import { importWords } from './words.ts'

/** A remark is no column of ours: what does not belong in a record would come in by it. */
const withoutRemark = (sheet: SheetOut): SheetOut => ({
  ...sheet,
  columns: sheet.columns.filter(({ key }) => key !== 'note'),
})

/** The empty template as a workbook, with the area's compounds and buildings to choose from. */
export async function templateFile(ctx: Ctx): Promise<Buffer> {
  const { known } = await inArea(ctx, (tx) => groundOf(tx, ctx))
  return writeXlsx([withoutRemark(rosterTemplate(known, importWords(ctx.lang).template))])
}

export type Format = 'xlsx' | 'csv'

/**
 * Everybody living here whose home or building is known, in the template's columns: imported again it changes nothing. Who
 * exported how many, and why, is a fact.
 */
export async function exportPeople(ctx: Ctx, { format, reason }: { format: Format; reason: string }): Promise<Buffer> {
  const persons = await rosterOf(ctx, reason, format)
  const sheet = withoutRemark(rosterExport(persons, importWords(ctx.lang).template))
  return format === 'csv' ? writeCsv(sheet.columns, sheet.rows) : writeXlsx([sheet])
}

async function rosterOf(ctx: Ctx, reason: string, format: Format): Promise<RosterPerson[]> {
  return inArea(ctx, async (tx) => {
    const rows = await personsWithHomes(tx, ctx)
      .where('p.state', '=', 'here')
      .where('b.id', 'is not', null)
      .orderBy('c.position')
      .orderBy('c.name')
      .orderBy('b.position')
      .orderBy('b.name')
      .orderBy('h.unit')
      .orderBy('h.room')
      .orderBy('p.pinyin')
      .orderBy('p.id')
      .execute()
    const sealed = await tx
      .selectFrom('people.phone')
      .select(['person_id', 'number_sealed'])
      .where('area_id', '=', ctx.area.id)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const phones = new Map<string, string[]>()
    for (const one of sealed) {
      const beside = phones.get(one.person_id)
      const number = ctx.secrets.open(ctx.area.id, one.number_sealed)
      if (beside) beside.push(number)
      else phones.set(one.person_id, [number])
    }
    await record(tx, ctx, {
      name: 'people.list.exported',
      subjectId: null,
      detail: { persons: rows.length, format, reason },
    })
    return rows.map((row) => personOf(row, phones.get(row.id) ?? []))
  })
}

type Row = { name: string; compound: string | null; building: string | null; unit: string | null; room: string | null }

function personOf({ name, compound, building, unit, room }: Row, phones: string[]): RosterPerson {
  const home = {
    compound: compound ?? '',
    building: building ?? '',
    ...(unit ? { unit } : {}),
    ...(room ? { room } : {}),
  }
  return { name, phones, home }
}
