import type { Lang } from '#base/words.ts'
import type { Actor } from '#platform/ctx.ts'
import { docOfNames } from '#platform/search/doc.ts'
import { match, type Mark } from '#platform/search/match.ts'
import type { Question } from '#platform/search/question.ts'
import { deskMenu } from '../menu.ts'
import { frontPages } from './pages.words.ts'

/** A page of the program somebody may open, with where its name answers. */
export type PageFound = { href: string; label: string; marks: Mark[] }

type Known = { href: string; label: string; names: string[] }

/** The front door's pages, and the desk's menu as far as this reader may go; found by their names in either language. */
export function findPages(lang: Lang, actor: Actor, question: Question): PageFound[] {
  const exact = answering(lang, actor, { question, near: false })
  return exact.length ? exact : answering(lang, actor, { question, near: true })
}

const answering = (lang: Lang, actor: Actor, { question, near }: { question: Question; near: boolean }): PageFound[] =>
  knownTo(lang, actor)
    .map((page) => ({ page, found: match(docOfNames(page.names), question, near) }))
    .flatMap(({ page, found }) => (found ? [{ ...page, score: found.score, marks: onLabel(found.marks) }] : []))
    .sort((a, b) => b.score - a.score)

const onLabel = (marks: Mark[]): Mark[] => marks.filter(({ field }) => field === 0)

function knownTo(lang: Lang, actor: Actor): Known[] {
  const other = lang === 'zh' ? 'en' : 'zh'
  const second = new Map(deskMenu(other, actor).map((item) => [item.href, item.label]))
  const desk = deskMenu(lang, actor).map(({ href, label }) => ({ href, label, names: [label, second.get(href) ?? ''] }))
  const elsewhere = frontPages(other)
  const front = frontPages(lang).map(({ href, label, also }, at) => ({
    href,
    label,
    names: [label, also, elsewhere[at]?.label ?? '', elsewhere[at]?.also ?? ''],
  }))
  return [...desk, ...front.filter(({ href }) => !second.has(href))]
}
