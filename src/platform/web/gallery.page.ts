import type { Lang } from '#base/words.ts'
import { html, type Html } from './html.ts'
import { pageHead, section } from './components.ts'
import { deskPage } from './layout.ts'
import { icon, type IconName } from './icons.ts'
import { shapes } from './icons.generated.ts'
import { say } from './gallery/say.ts'
import type { Frame } from './frame.ts'
import * as barChart from './components/bar-chart/show.ts'
import * as beforeAfter from './components/before-after/show.ts'
import * as button from './components/button/show.ts'
import * as card from './components/card/show.ts'
import * as chip from './components/chip/show.ts'
import * as dataTable from './components/data-table/show.ts'
import * as doors from './components/doors/show.ts'
import * as elderHome from './components/elder-home/show.ts'
import * as emptyState from './components/empty-state/show.ts'
import * as factsList from './components/facts-list/show.ts'
import * as filters from './components/filters/show.ts'
import * as fivePetals from './components/five-petals/show.ts'
import * as form from './components/form/show.ts'
import * as month from './components/month/show.ts'
import * as notice from './components/notice/show.ts'
import * as number from './components/number/show.ts'
import * as photoStrip from './components/photo-strip/show.ts'
import * as plan from './components/plan/show.ts'
import * as progress from './components/progress/show.ts'
import * as qr from './components/qr/show.ts'
import * as readAloud from './components/read-aloud/show.ts'
import * as steps from './components/steps/show.ts'
import * as tabs from './components/tabs/show.ts'
import * as timeline from './components/timeline/show.ts'
import * as week from './components/week/show.ts'

const shown: Record<string, (lang: Lang) => Html> = {
  doors: doors.show,
  week: week.show,
  month: month.show,
  fivePetals: fivePetals.show,
  bigNumber: number.show,
  barChart: barChart.show,
  beforeAfter: beforeAfter.show,
  card: card.show,
  dataTable: dataTable.show,
  filters: filters.show,
  tabs: tabs.show,
  chip: chip.show,
  button: button.show,
  form: form.show,
  formPart: form.showMore,
  notice: notice.show,
  steps: steps.show,
  timeline: timeline.show,
  progress: progress.show,
  plan: plan.show,
  factsList: factsList.show,
  photoStrip: photoStrip.show,
  emptyState: emptyState.show,
  qrBlock: qr.show,
  readAloud: readAloud.show,
  elderHome: elderHome.show,
}

/** Every component in its states, for those who build pages. Shown in development only. */
export const galleryPage = (frame: Frame): Html => {
  const t = say(frame.lang)
  return deskPage(
    frame,
    html`${pageHead({
      title: frame.title,
      kicker: t('给造页面的人', 'For those who build pages'),
      lead: t(
        '每一样组件，每一种样子。新页面从这里挑，不另做。',
        'Every component in every state. New pages choose from here.',
      ),
    })}
    ${Object.entries(shown).map(([name, show]) => section({ title: name, id: `show-${name}`, body: show(frame.lang) }))}
    ${section({ title: 'icon', id: 'show-icon', body: iconSheet() })}`,
  )
}

const iconSheet = (): Html =>
  html`<ul class="photo-strip">
    ${(Object.keys(shapes) as IconName[]).map((name) => html`<li>${icon(name)} <span class="small">${name}</span></li>`)}
  </ul>`
