import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { chip, type ChipKind } from '../chip/chip.ts'
import { emptyState } from '../empty-state/empty-state.ts'
import { pager } from '../pager/pager.ts'
import { dataTable, type Column } from './data-table.ts'

type Row = { no: string; what: string; where: string; days: number; state: [ChipKind, string] }

const rows = (lang: Lang): Row[] => {
  const t = say(lang)
  return [
    {
      no: '2024-0308',
      what: t('3号楼漏水', 'Leak, building 3'),
      where: t('物业', 'Property firm'),
      days: -1,
      state: ['late', t('已过 1 天', '1 day over')],
    },
    {
      no: '2024-0312',
      what: t('南门地砖松动', 'Loose paving, south gate'),
      where: t('物业', 'Property firm'),
      days: 1,
      state: ['going', t('处理中', 'In hand')],
    },
    {
      no: '2024-0297',
      what: t('电梯异响', 'Noise in the lift'),
      where: t('特检所', 'Inspector'),
      days: 4,
      state: ['waiting', t('等外部', 'Waiting')],
    },
    {
      no: '2024-0315',
      what: t('新来诉求', 'New need'),
      where: t('未派', 'Nobody yet'),
      days: 7,
      state: ['plain', t('待联系', 'To contact')],
    },
  ]
}

const columns = (lang: Lang): Column<Row>[] => {
  const t = say(lang)
  return [
    {
      key: 'what',
      head: t('事', 'Matter'),
      names: true,
      cell: ({ no, what }) => html`<a href="#none">${no} ${what}</a>`,
    },
    { key: 'where', head: t('在谁手里', 'In whose hands'), sortable: true, cell: ({ where }) => where },
    { key: 'days', head: t('还剩天数', 'Days left'), number: true, sortable: true, cell: ({ days }) => days },
    { key: 'state', head: t('状态', 'State'), cell: ({ state: [kind, text] }) => chip(kind, text) },
  ]
}

/** Sorted by a column, with a pager; and without rows. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  const table = { lang, caption: t('到期与等回音', 'Due, and waiting for an answer'), columns: columns(lang) }
  return html`${dataTable({
      ...table,
      rows: rows(lang),
      sort: { key: 'days', descending: false },
      sortHref: (key, descending) => `?sort=${descending ? '-' : ''}${key}`,
    })}
    ${pager({ lang, previous: '?before=a', next: '?after=b', note: t('第 21–24 件', 'Matters 21–24') })}
    <div class="section">
      ${dataTable({ ...table, rows: [], empty: emptyState({ title: t('没有到期的事', 'Nothing is due'), text: t('派出去的诉求快到期时会排在这里。', 'Needs handed over appear here when they are nearly due.') }) })}
    </div>`
}
