import type { Lang } from '#base/words.ts'
import { verifyFacts } from '../facts/verify-facts.ts'
import { verifyRows } from '../facts/verify-rows.ts'
import type { Services } from '../services.ts'
import type { VerifyCounts } from './verify-counts.ts'
import { verifyConstraints } from './verify-constraints.ts'
import { verifyPictures } from './verify-pictures.ts'
import { verifyWords } from './verify-words.ts'

/**
 * What was found: one sentence for each thing that is not as it should be, and in `sentences` also a last one that says
 * how much was compared.
 */
export type Verdict = { clean: boolean; findings: string[]; sentences: string[]; counts: VerifyCounts }

/**
 * Compares what is there with what was sealed: facts with their seals, rows with the newest fact about them, pictures
 * with their checksums, all rows with the rules of the database. Changes nothing; the server may go on working.
 */
export async function verify(services: Services, lang: Lang = 'en'): Promise<Verdict> {
  const w = verifyWords(lang)
  const counts: VerifyCounts = {
    areas: 0,
    facts: 0,
    sealed: 0,
    seals: 0,
    rows: 0,
    unreadable: 0,
    pictures: 0,
    rules: 0,
  }
  const findings: string[] = []
  for (const area of services.areas.all()) {
    const facts = await verifyFacts(services.db, area)
    const rows = await verifyRows(services, area)
    const pictures = await verifyPictures(services, area)
    findings.push(...facts.findings.map((finding) => w.fact(area.name, finding)))
    findings.push(...rows.findings.map((finding) => w.row(area.name, finding)))
    findings.push(...(rows.unreadable > 0 ? [w.unreadable(area.name, rows.unreadable)] : []))
    findings.push(...pictures.findings.map((finding) => w.picture(area.name, finding)))
    add(counts, { areas: 1, ...facts, rows: rows.rows, unreadable: rows.unreadable, pictures: pictures.pictures })
  }
  const areaIds = services.areas.all().map(({ id }) => id)
  const constraints = await verifyConstraints(services.db, areaIds)
  findings.push(...constraints.findings.map((finding) => w.rule(finding)))
  counts.rules = constraints.rules
  return {
    clean: findings.length === 0,
    findings,
    sentences: [...findings, w.summary(counts, findings.length)],
    counts,
  }
}

function add(counts: VerifyCounts, more: Partial<Record<keyof VerifyCounts, number>>): void {
  for (const key of Object.keys(counts) as (keyof VerifyCounts)[]) counts[key] += more[key] ?? 0
}
