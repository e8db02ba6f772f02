import { actions, dataTable, factsList, linkButton, pageHead, postButton, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sayHome } from '../places/names.rules.ts'
import { masked } from '../residents/person.rules.ts'
import { importCrumbs, outSentence } from './columns.page.ts'
import type { Home } from './homes.rules.ts'
import { countsOf } from './confirm.ts'
import type { Counts, Import } from './import.ts'
import { pageWords } from './page.words.ts'
import { resultWords } from './result.words.ts'
import { refusedPart, warningPart } from './lines.page.ts'
import type { ImportPlan, Planned } from './planned.ts'
import { importHref, importSteps } from './upload.page.ts'

const firstPersons = 50

const sayPlace = ({ compound, building, unit = '', room = '' }: Home): string =>
  sayHome({ compound, building, unit, room })

/** /desk/people/import/:id/preview */
export const previewPage = (view: View, { one, plan }: { one: Import; plan: ImportPlan }): Html => {
  const w = resultWords(view.lang)
  const href = importHref(one.id)
  return deskPage(
    { ...view, title: w.previewTitle, crumbs: importCrumbs(view) },
    html`${pageHead({ title: w.previewTitle, kicker: one.fileName, lead: w.previewLead })} ${importSteps(view, 2)}
    ${countList(view, countsOf(plan), plan.counts.homes)}
    ${actions(
      postButton({ text: w.confirm, action: `${href}/confirm`, kind: 'go', icon: 'check' }),
      linkButton({ text: pageWords(view.lang).back, href: `${href}/columns` }),
      linkButton({ text: pageWords(view.lang).giveUp, href: `${href}/give-up`, kind: 'quiet' }),
    )}
    ${newPlacesPart(view, plan)} ${refusedPart(view, { lines: plan.refused, download: `${href}/refused.xlsx` })}
    ${warningPart(view, plan)} ${personPart(view, plan)} ${leftOutPart(view, plan)}`,
  )
}

/** What an import does, or did, in numbers. */
export const countList = (view: View, counts: Counts, homes?: number): Html => {
  const w = resultWords(view.lang)
  const lines = [
    { term: w.rows, text: w.rowsCount(counts.rows) },
    ...(homes === undefined ? [] : [{ term: w.persons, text: w.personsCount(counts.persons, homes) }]),
    { term: w.added, text: counts.added },
    { term: w.updated, text: counts.updated },
    { term: w.unchanged, text: counts.unchanged },
    { term: w.refused, text: w.rowsCount(counts.refused) },
  ]
  return factsList(lines)
}

const newPlacesPart = (view: View, { creates }: ImportPlan): Html => {
  const w = resultWords(view.lang)
  const { compounds, buildings, homes } = creates
  if (!compounds.length && !buildings.length && !homes.length) return nothing
  return section({
    title: w.newPlaces,
    body: factsList([
      ...(compounds.length ? [{ term: w.newCompounds, text: compounds.join('、') }] : []),
      ...(buildings.length
        ? [
            {
              term: w.newBuildings,
              text: buildings.map(({ compound, building }) => `${compound} ${building}`).join('、'),
            },
          ]
        : []),
      ...(homes.length ? [{ term: w.home, text: w.newHomes(homes.length) }] : []),
    ]),
  })
}

const personPart = (view: View, { persons }: ImportPlan): Html => {
  const { lang } = view
  const w = resultWords(lang)
  if (!persons.length) return nothing
  const rows = persons.slice(0, firstPersons)
  return section({
    title: w.firstPersons(rows.length),
    body: dataTable<Planned>({
      lang,
      caption: w.firstPersons(rows.length),
      captionUnseen: true,
      rows,
      columns: [
        { key: 'row', head: w.row, number: true, cell: (one) => one.rows[0]?.row ?? '' },
        { key: 'name', head: w.name, names: true, cell: (one) => one.name },
        { key: 'home', head: w.home, cell: (one) => sayPlace(one.home) },
        { key: 'phones', head: w.phones, cell: (one) => one.phones.map(masked).join('、') || '—' },
        {
          key: 'what',
          head: w.what,
          cell: (one) =>
            [w.whats[one.what], one.movedFrom ? w.movedFrom(sayPlace(one.movedFrom)) : ''].filter(Boolean).join('，'),
        },
      ],
    }),
  })
}

const leftOutPart = (view: View, { leftOut }: ImportPlan): Html => {
  const { lang } = view
  const w = resultWords(lang)
  if (!leftOut.length) return nothing
  return section({
    title: w.leftOutTitle,
    body: dataTable({
      lang,
      caption: w.leftOutTitle,
      captionUnseen: true,
      rows: leftOut,
      columns: [
        { key: 'sheet', head: w.sheet, cell: (column) => column.sheet },
        { key: 'column', head: pageWords(view.lang).column, cell: (column) => column.column },
        { key: 'header', head: pageWords(view.lang).header, names: true, cell: (column) => column.header },
        { key: 'why', head: w.why, cell: (column) => outSentence(view, column) },
      ],
    }),
  })
}
