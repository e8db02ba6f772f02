/** Every component of the house, by name: the one door pages import them through. The gallery shows each in its states. */
export { actions, button, linkButton, postButton } from './components/button/button.ts'
export {
  checkboxesField,
  checkField,
  dateField,
  fileField,
  hiddenField,
  photoField,
  radiosField,
  selectField,
  textareaField,
  textField,
  type FieldError,
  type Kept,
  type Option,
} from './components/field/index.ts'
export { errorSummary, form, formPart, useNote } from './components/form/form.ts'
export { chip, type ChipKind } from './components/chip/chip.ts'
export { pageHead, section } from './components/heading/heading.ts'
export { card, cardGrid, listCard, type ListItem } from './components/card/card.ts'
export { dataTable, type Column } from './components/data-table/data-table.ts'
export { pager } from './components/pager/pager.ts'
export { filters, searchBox } from './components/filters/filters.ts'
export { tabs, type Tab } from './components/tabs/tabs.ts'
export { timeline, type Moment } from './components/timeline/timeline.ts'
export { emptyState } from './components/empty-state/empty-state.ts'
export { notice } from './components/notice/notice.ts'
export { bigNumber, statRow, type Figure } from './components/number/number.ts'
export { barChart, type Bar } from './components/bar-chart/bar-chart.ts'
export { fivePetals, type Petal } from './components/five-petals/five-petals.ts'
export { plan, type Pin } from './components/plan/plan.ts'
export { beforeAfter } from './components/before-after/before-after.ts'
export { steps, type Step } from './components/steps/steps.ts'
export { progress } from './components/progress/progress.ts'
export { confirmPage } from './components/confirm/confirm.ts'
export { qrBlock } from './components/qr/qr.ts'
export { poster } from './components/poster/poster.ts'
export { printButton, readAloud } from './components/read-aloud/read-aloud.ts'
export { speakInto } from './components/field/speak-into.ts'
export { factsList } from './components/facts-list/facts-list.ts'
export { photoStrip, picture, type Photo } from './components/photo-strip/photo-strip.ts'
export { elderHome } from './components/elder-home/elder-home.ts'
export { doors, entrance, type Door } from './components/doors/doors.ts'
export { week, type Day, type Slot } from './components/week/week.ts'
export { month, type MonthDay, type MonthSlot } from './components/month/month.ts'
