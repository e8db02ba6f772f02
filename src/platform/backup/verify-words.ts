import { bilingual } from '#base/words.ts'
import type { FactFinding } from '../facts/verify-facts.ts'
import type { RowFinding } from '../facts/verify-rows.ts'
import type { VerifyCounts } from './verify-counts.ts'
import type { RuleFinding } from './verify-constraints.ts'
import type { PictureFinding } from './verify-pictures.ts'

const moment = (at: Date | null): string => at?.toISOString() ?? ''

/** 「needs.need.resolved 0192…（2024-10-24T01:00:00.000Z）」 */
const aboutZh = ({ name, factId, at }: FactFinding): string => `${name ?? ''} ${factId ?? ''}（${moment(at)}）`
const aboutEn = ({ name, factId, at }: FactFinding): string => `${name ?? ''} ${factId ?? ''} (${moment(at)})`

const factZh: Record<FactFinding['kind'], (finding: FactFinding) => string> = {
  changed: (finding) => `记录被改过：${aboutZh(finding)}，第 ${finding.sealNo} 道封条`,
  missing: (finding) => `记录不见了：${aboutZh(finding)}，第 ${finding.sealNo} 道封条`,
  added: (finding) => `记录是后来塞进去的：${aboutZh(finding)}，第 ${finding.sealNo} 道封条`,
  'seal-changed': ({ sealNo }) => `第 ${sealNo} 道封条被改过`,
  'seal-missing': ({ sealNo }) => `第 ${sealNo} 道封条不见了`,
}

const factEn: Record<FactFinding['kind'], (finding: FactFinding) => string> = {
  changed: (finding) => `a fact was changed: ${aboutEn(finding)}, seal ${finding.sealNo}`,
  missing: (finding) => `a fact is missing: ${aboutEn(finding)}, seal ${finding.sealNo}`,
  added: (finding) => `a fact was added afterwards: ${aboutEn(finding)}, seal ${finding.sealNo}`,
  'seal-changed': ({ sealNo }) => `seal ${sealNo} was changed`,
  'seal-missing': ({ sealNo }) => `seal ${sealNo} is missing`,
}

const rowZh: Record<RowFinding['kind'], string> = {
  changed: '被改过，程序不知道',
  vanished: '被删掉，程序不知道',
  reappeared: '程序删掉以后又出现了',
}
const rowEn: Record<RowFinding['kind'], string> = {
  changed: 'was changed behind the program’s back',
  vanished: 'was deleted behind the program’s back',
  reappeared: 'is back after the program deleted it',
}

const zh = {
  fact: (area: string, finding: FactFinding) => `${area}：${factZh[finding.kind](finding)}。`,
  row: (area: string, { table, id, kind, name, at }: RowFinding) =>
    `${area}：${table} ${id} ${rowZh[kind]}；最后一条相符的记录是 ${name}（${moment(at)}）。`,
  unreadable: (area: string, count: number) => `${area}：有 ${count} 行是用另一个密钥文件封的，无法核对。`,
  picture: (area: string, { kind, id, name, at }: PictureFinding) =>
    `${area}：照片 ${id}（${moment(at)}）${kind === 'missing' ? '在磁盘上找不到' : '和存的时候不一样'}：${name}。`,
  rule: ({ kind, table, rule, rows }: RuleFinding) =>
    kind === 'off' ? `${table}：规则 ${rule} 被关掉了。` : `${table}：有 ${rows} 行不符合规则 ${rule}。`,
  summary: (c: VerifyCounts, found: number) =>
    `核对了 ${c.areas} 个居民区：${c.facts} 条记录（${c.sealed} 条已封，${c.seals} 道封条）、${c.rows} 行数据、${c.pictures} 个照片文件、${c.rules} 条数据库规则。` +
    (found === 0 ? '没有发现问题。' : `发现 ${found} 处问题。`),
}

/** What `verify` says; moments are in UTC, so that they can be looked up in the database. */
export const verifyWords = bilingual(zh, {
  fact: (area, finding) => `${area}: ${factEn[finding.kind](finding)}.`,
  row: (area, { table, id, kind, name, at }) =>
    `${area}: ${table} ${id} ${rowEn[kind]}; the newest fact about it is ${name} (${moment(at)}).`,
  unreadable: (area, count) => `${area}: ${count} rows were sealed under another secret file and cannot be compared.`,
  picture: (area, { kind, id, name, at }) =>
    `${area}: picture ${id} (${moment(at)}) ${kind === 'missing' ? 'is not on the disk' : 'is not what was stored'}: ${name}.`,
  rule: ({ kind, table, rule, rows }) =>
    kind === 'off' ? `${table}: the rule ${rule} was switched off.` : `${table}: ${rows} rows break the rule ${rule}.`,
  summary: (c, found) =>
    `Compared ${c.areas} areas: ${c.facts} facts (${c.sealed} sealed, ${c.seals} seals), ${c.rows} rows, ${c.pictures} picture files, ${c.rules} rules of the database. ` +
    (found === 0 ? 'Nothing is wrong.' : `${found} things are wrong.`),
})
