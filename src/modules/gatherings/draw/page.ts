import type { DrawEntry } from '#base/draw.rules.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { actions, chip, dataTable, factsList, linkButton, notice, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { hrefOf, type Gathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import type { DrawRecord } from './draw.ts'
import { recipeOf } from './recipe.ts'
import { drawWords } from './words.ts'

/** `record`: once it was drawn. `entries`: who takes part, before that. */
export type DrawPage = {
  gathering: Gathering
  record: DrawRecord | null
  entries: readonly Pick<DrawEntry, 'code' | 'seats'>[]
  now: Date
}

/** How places are given: the rule, the seed, the codes that take part, what came of it, and the way to work it out again. */
export const drawPage = (view: View, page: DrawPage): Html => {
  const { lang } = view
  const w = drawWords(lang)
  const { gathering, record } = page
  return frontPage(
    { ...view, title: w.title, printable: true, crumbs: [{ href: hrefOf(gathering), label: gathering.title }] },
    html`${pageHead({ title: w.title, kicker: gathering.title, lead: leadOf(lang, page) })}
      <div class="stack">
        ${section({
          title: w.rule,
          body: html`<ol>
            ${w.rules.map((line, at) => html`<li>${at + 1}. ${line}</li>`)}
          </ol>`,
        })}
        ${section({ title: w.seed, note: w.seedNote, body: seedPart(lang, page) })}
        ${record ? drawnPart(lang, record) : beforePart(lang, page)}
        ${record && record.entries.length > 0 ? againPart(lang, page, record) : nothing}
        ${actions(linkButton({ text: w.back, href: hrefOf(gathering), icon: 'arrow-left', kind: 'quiet' }))}
      </div>`,
  )
}

const leadOf = (lang: Lang, { gathering, now }: DrawPage): string => {
  const w = drawWords(lang)
  if (gathering.drawn_at) return w.after(sayMoment(lang, gathering.drawn_at, now))
  if (!isStanding(gathering.state)) return w.off
  return w.before(sayMoment(lang, gathering.closes_at ?? gathering.starts_at, now))
}

const seedPart = (lang: Lang, { gathering, record }: DrawPage): Html => {
  const w = drawWords(lang)
  const seats = record?.seats ?? gathering.capacity ?? 0
  const kept = (record?.groups ?? []).map((group) => w.kept(group.name, group.seats))
  return factsList([
    { term: w.seed, text: html`<code>${gathering.draw_seed}</code>` },
    { term: w.places, text: [seats, ...kept].join(' · ') },
  ])
}

const beforePart = (lang: Lang, { entries }: DrawPage): Html => {
  const w = drawWords(lang)
  return section({
    title: w.entries,
    note: w.entriesNote,
    body: dataTable({
      lang,
      caption: w.entries,
      captionUnseen: true,
      rows: entries,
      empty: html`<p>${w.none}</p>`,
      columns: [
        { key: 'code', head: w.code, cell: ({ code }) => code, names: true },
        { key: 'seats', head: w.seats, cell: ({ seats }) => seats, number: true },
      ],
    }),
  })
}

type Row = DrawEntry & { waits: number | null }

const rowsOf = ({ entries, order, seated }: DrawRecord): Row[] => {
  const has = new Set(seated.map(({ code }) => code))
  const line = order.filter((code) => !has.has(code))
  const places = new Map(line.map((code, at) => [code, at + 1]))
  const known = new Map(entries.map((entry) => [entry.code, entry]))
  return [...seated.map(({ code }) => code), ...line].flatMap((code) => {
    const entry = known.get(code)
    return entry ? [{ ...entry, waits: places.get(code) ?? null }] : []
  })
}

const drawnPart = (lang: Lang, record: DrawRecord): Html => {
  const w = drawWords(lang)
  if (record.entries.length === 0) return section({ title: w.result, body: html`<p>${w.nobody}</p>` })
  const grouped = record.groups.length > 0
  return section({
    title: w.result,
    note: `${w.counted(record.seated.length, record.entries.length)} ${w.entriesNote}`,
    body: dataTable<Row>({
      lang,
      caption: w.entries,
      captionUnseen: true,
      rows: rowsOf(record),
      columns: [
        { key: 'code', head: w.code, cell: ({ code }) => code, names: true },
        { key: 'result', head: w.result, cell: ({ waits }) => resultOf(lang, waits) },
        { key: 'seats', head: w.seats, cell: ({ seats }) => seats, number: true },
        { key: 'first', head: w.first, cell: ({ first }) => (first ? w.yes : w.no) },
        ...(grouped ? [{ key: 'group', head: w.group, cell: ({ group }: Row) => group ?? w.no }] : []),
      ],
    }),
  })
}

const resultOf = (lang: Lang, waits: number | null): Html =>
  waits === null ? chip('done', drawWords(lang).seated) : chip('waiting', drawWords(lang).waiting(waits))

/** A button where scripts run, and the same in words for any computer. */
const againPart = (lang: Lang, { gathering }: DrawPage, record: DrawRecord): Html => {
  const w = drawWords(lang)
  return section({
    title: w.again,
    note: w.againNote,
    body: html`<div class="stack">
      <draw-again data-drawn="${JSON.stringify(record)}" hidden>
        <button class="button plain" type="button">${w.doAgain}</button>
        <div data-result="same" hidden>${notice({ kind: 'done', text: w.same })}</div>
        <div data-result="other" hidden>${notice({ kind: 'problem', text: w.other })}</div>
      </draw-again>
      <p>${w.recipe}</p>
      <pre><code>${recipeOf(record)}</code></pre>
      <p>${w.recipeNote}</p>
      ${actions(linkButton({ text: w.list, href: `${hrefOf(gathering)}/draw/list`, kind: 'quiet' }))}
    </div>`,
  })
}
