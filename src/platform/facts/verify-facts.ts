import { sql } from 'kysely'
import { isUuid } from '#base/uuid.ts'
import type { Database, Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'
import { factHash, firstHash, readEntries, sealHash, writtenFacts, type Entry, type WrittenFact } from './canonical.ts'

/** One thing that is not as it was sealed. `at` is when the fact happened; of a missing one, when its id was made. */
export type FactFinding = {
  kind: 'changed' | 'missing' | 'added' | 'seal-changed' | 'seal-missing'
  sealNo: number
  factId: string | null
  name: string | null
  at: Date | null
}

export type FactsVerdict = { facts: number; sealed: number; seals: number; findings: FactFinding[] }

type Seal = { no: number; fact_count: number; previous_hash: Buffer; hash: Buffer; sealed_at: Date; entries: string }

/** Enough to see what happened; a table emptied by hand must not print a book. */
const MOST_FINDINGS = 100

/**
 * Checks every seal of an area and every fact under it; the first finding is the earliest. Facts that are not sealed yet
 * are only counted. May run while others write and seal: what comes after the start is not looked at.
 */
export const verifyFacts = (db: Database, area: { id: number }): Promise<FactsVerdict> =>
  inArea({ db, area }, async (tx) => {
    const numbers = await sealNumbers(tx, area.id)
    const counts = await countsBySeal(tx, area.id)
    const findings: FactFinding[] = []
    let previous: Pick<Seal, 'no' | 'hash'> = { no: 0, hash: firstHash }
    let sealed = 0
    for (const no of numbers) {
      const seal = await readSeal(tx, area.id, no)
      findings.push(
        ...chainFindings(seal, previous),
        ...(await factFindings(tx, area.id, { seal, marked: counts.get(no) ?? 0 })),
      )
      previous = seal
      sealed += seal.fact_count
      if (findings.length >= MOST_FINDINGS) break
    }
    findings.push(...(await withoutSeal(tx, area.id)))
    const facts = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return { facts, sealed, seals: numbers.length, findings: findings.slice(0, MOST_FINDINGS) }
  })

async function sealNumbers(tx: Tx, areaId: number): Promise<number[]> {
  const rows = await tx.selectFrom('platform.seal').select('no').where('area_id', '=', areaId).orderBy('no').execute()
  return rows.map(({ no }) => no)
}

/** How many facts say they lie under each seal; 0 stands for none. */
async function countsBySeal(tx: Tx, areaId: number): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('platform.fact')
    .select(['seal_no', (e) => e.fn.countAll<number>().as('count')])
    .where('area_id', '=', areaId)
    .groupBy('seal_no')
    .execute()
  return new Map(rows.map(({ seal_no, count }) => [seal_no ?? 0, count]))
}

const readSeal = (tx: Tx, areaId: number, no: number): Promise<Seal> =>
  tx
    .selectFrom('platform.seal')
    .select(['no', 'fact_count', 'previous_hash', 'hash', 'sealed_at', 'entries'])
    .where('area_id', '=', areaId)
    .where('no', '=', no)
    .executeTakeFirstOrThrow()

const ofSeal = (kind: 'seal-changed' | 'seal-missing', sealNo: number): FactFinding => ({
  kind,
  sealNo,
  factId: null,
  name: null,
  at: null,
})

function chainFindings(seal: Seal, previous: { no: number; hash: Buffer }): FactFinding[] {
  const found: FactFinding[] = []
  if (seal.no !== previous.no + 1) found.push(ofSeal('seal-missing', previous.no + 1))
  else if (!seal.previous_hash.equals(previous.hash)) found.push(ofSeal('seal-changed', previous.no))
  const whole = readEntries(seal.entries).length === seal.fact_count && sealHash(seal).equals(seal.hash)
  if (!whole) found.push(ofSeal('seal-changed', seal.no))
  return found
}

type Sealed = { seal: Seal; marked: number }

async function factFindings(tx: Tx, areaId: number, { seal, marked }: Sealed): Promise<FactFinding[]> {
  const entries = readEntries(seal.entries)
  const ids = entries.map(({ id }) => id).filter(isUuid)
  const facts = await writtenFacts(tx)
    .where('area_id', '=', areaId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const findings = entries.flatMap((entry) => compare(entry, byId.get(entry.id), seal.no))
  const here = facts.filter((fact) => fact.seal_no === seal.no).length
  return marked > here ? [...findings, ...(await addedTo(tx, areaId, { sealNo: seal.no, ids }))] : findings
}

function compare(entry: Entry, fact: WrittenFact | undefined, sealNo: number): FactFinding[] {
  const { id: factId, name } = entry
  if (!fact) return [{ kind: 'missing', sealNo, factId, name, at: momentOf(factId) }]
  if (fact.seal_no === sealNo && factHash(fact) === entry.hash) return []
  return [{ kind: 'changed', sealNo, factId, name: fact.name, at: new Date(fact.at) }]
}

async function addedTo(
  tx: Tx,
  areaId: number,
  { sealNo, ids }: { sealNo: number; ids: string[] },
): Promise<FactFinding[]> {
  const facts = await writtenFacts(tx)
    .where('area_id', '=', areaId)
    .where('seal_no', '=', sealNo)
    .where(sql<boolean>`not (id = any(${ids}::uuid[]))`)
    .orderBy('seq')
    .limit(MOST_FINDINGS)
    .execute()
  return facts.map((fact) => foundIn(fact, 'added', sealNo))
}

/** Facts that name a seal which is not there: the newest seals were taken away. */
async function withoutSeal(tx: Tx, areaId: number): Promise<FactFinding[]> {
  const facts = await writtenFacts(tx)
    .where('area_id', '=', areaId)
    .where(sql<boolean>`seal_no > (select coalesce(max(s.no), 0) from platform.seal s where s.area_id = ${areaId})`)
    .orderBy('seq')
    .limit(1)
    .execute()
  return facts.map((fact) => foundIn(fact, 'seal-missing', fact.seal_no ?? 0))
}

const foundIn = (fact: WrittenFact, kind: FactFinding['kind'], sealNo: number): FactFinding => ({
  kind,
  sealNo,
  factId: fact.id,
  name: fact.name,
  at: new Date(fact.at),
})

/** The moment in an id of version 7. */
const momentOf = (id: string): Date | null =>
  isUuid(id) ? new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16)) : null
