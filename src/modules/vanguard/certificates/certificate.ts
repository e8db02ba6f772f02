import { timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import { dayOf, momentsOf, yearOf, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { countUp } from '#platform/numbers/count-up.ts'
import { nameOf, volunteerOf, type Volunteer } from '../volunteer.ts'
import { codeFrom, noOf } from './code.rules.ts'
import type { Issue } from './issue.rules.ts'

/** One thing that was done, as it stands on a certificate. Minutes are exact; paper says half hours. */
export type CertificateLine = { on: Day; content: string; minutes: number }

/** A certificate as it was said. */
export type Certificate = Omit<Selectable<Tables['vanguard.certificate']>, 'lines'> & {
  lines: CertificateLine[]
  holder: string
}

export type IssueRefusal = 'unknown' | 'nothing' | 'own'

/** The check code of a certificate: kept nowhere, made again of its id; whoever holds the paper has it. */
export const codeOf = ({ secrets, area }: Ctx, { id }: { id: string }): string =>
  codeFrom(secrets.hash(area.id, 'certificate code', id))

const hashOf = ({ secrets, area }: Ctx, no: string, code: string): Buffer =>
  secrets.hash(area.id, 'certificate check', `${no} ${code}`)

/**
 * Issues a certificate of the confirmed lines of a span. What it says stays as it was said, whatever becomes of the lines. The same id
 * twice is one certificate. Refuses somebody who is not there, a span without confirmed hours, and one's own.
 */
export const issue = (ctx: Ctx, id: string, wanted: Issue): Promise<Outcome<string, IssueRefusal>> =>
  inArea(ctx, async (tx) => {
    const volunteer = await volunteerOf(tx, ctx, wanted.volunteerId)
    if (!volunteer || volunteer.forgotten_at !== null) return refused('unknown')
    if (volunteer.account_id !== null && volunteer.account_id === ctx.actor.id) return refused('own')
    const made = await certificateById(tx, ctx, id)
    if (made) return done(made.id)
    const lines = await confirmedLines(tx, ctx, wanted)
    if (lines.length === 0) return refused('nothing')
    await write(tx, ctx, { id, wanted, volunteer, lines })
    await record(tx, ctx, { name: 'vanguard.certificate.issued', subjectId: id, detail: { lines: lines.length } })
    return done(id)
  })

type Written = { id: string; wanted: Issue; volunteer: Volunteer; lines: CertificateLine[] }

async function write(tx: Tx, ctx: Ctx, { id, wanted, volunteer, lines }: Written): Promise<void> {
  const year = yearOf(ctx.now)
  const no = noOf(year, await countUp(tx, ctx, { name: 'vanguard.certificate', year }))
  await tx
    .insertInto('vanguard.certificate')
    .values({
      area_id: ctx.area.id,
      id,
      no,
      check_hash: hashOf(ctx, no, codeOf(ctx, { id })),
      volunteer_id: volunteer.id,
      holder_sealed: ctx.secrets.seal(ctx.area.id, nameOf(ctx, volunteer)),
      from_on: wanted.from,
      to_on: wanted.to,
      minutes: lines.reduce((sum, line) => sum + line.minutes, 0),
      lines: JSON.stringify(lines),
      issuer: wanted.issuer,
      handler: wanted.handler,
      issued_by: ctx.actor.id,
      issued_at: ctx.now,
    })
    .execute()
  await tx
    .updateTable('vanguard.certificate_ask')
    .set({ state: 'issued', certificate_id: id, settled_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', volunteer.id)
    .where('state', '=', 'open')
    .execute()
}

async function confirmedLines(tx: Tx, ctx: Ctx, { volunteerId, from, to }: Issue): Promise<CertificateLine[]> {
  const { start, end } = momentsOf({ from, to })
  const rows = await tx
    .selectFrom('vanguard.service')
    .select(['starts_at', 'content', 'minutes'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', volunteerId)
    .where('state', '=', 'confirmed')
    .where('minutes', '>', 0)
    .where('starts_at', '>=', start)
    .where('starts_at', '<', end)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(({ starts_at, content, minutes }) => ({ on: dayOf(starts_at), content, minutes }))
}

const certificatesHere = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('vanguard.certificate').selectAll().where('area_id', '=', ctx.area.id)

const read = (ctx: Ctx, row: Selectable<Tables['vanguard.certificate']>): Certificate => ({
  ...row,
  lines: row.lines as CertificateLine[],
  holder: nameOf(ctx, { name_sealed: row.holder_sealed }),
})

async function certificateById(tx: Tx, ctx: Ctx, id: string): Promise<Certificate | undefined> {
  const row = await certificatesHere(tx, ctx).where('id', '=', id).executeTakeFirst()
  return row && read(ctx, row)
}

/** One certificate by its id; null for an unknown one. */
export const oneCertificate = async (ctx: Ctx, id: string | null): Promise<Certificate | null> =>
  id === null ? null : ((await inArea(ctx, (tx) => certificateById(tx, ctx, id))) ?? null)

/** Those of one volunteer, or the latest of all. */
export const certificateList = async (
  ctx: Ctx,
  { volunteerId = null, no = null }: { volunteerId?: string | null; no?: string | null },
): Promise<Certificate[]> => {
  const rows = await inArea(ctx, (tx) =>
    certificatesHere(tx, ctx)
      .$if(volunteerId !== null, (query) => query.where('volunteer_id', '=', volunteerId))
      .$if(no !== null, (query) => query.where('no', '=', no))
      .orderBy('issued_at', 'desc')
      .orderBy('id')
      .limit(100)
      .execute(),
  )
  return rows.map((row) => read(ctx, row))
}

/** The certificate with this number, where the code is its own; null for a wrong number and for a wrong code alike. */
export async function checkCertificate(ctx: Ctx, no: string | null, code: string): Promise<Certificate | null> {
  const [found] = no === null ? [] : await certificateList(ctx, { no })
  const said = hashOf(ctx, no ?? '', code)
  const right = found?.check_hash ?? Buffer.alloc(said.length)
  return timingSafeEqual(right, said) && found ? found : null
}

/** Withdraws a certificate, with the reason a stranger reads who checks it. Twice is once. False for an unknown one. */
export const withdraw = (ctx: Ctx, id: string, why: string): Promise<boolean> =>
  inArea(ctx, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('vanguard.certificate')
      .set({ withdrawn_at: ctx.now, withdrawn_why: why })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n) await record(tx, ctx, { name: 'vanguard.certificate.withdrawn', subjectId: id })
    return numUpdatedRows > 0n || (await certificateById(tx, ctx, id)) !== undefined
  })

/** Kinds of what was done, each once, in the order they stand on it. */
export const kindsOf = ({ lines }: Pick<Certificate, 'lines'>): string[] => [
  ...new Set(lines.map(({ content }) => content)),
]
