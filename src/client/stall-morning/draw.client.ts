import { element, say } from '../kept/page.client.ts'
import { newId } from '../kept/shelf.client.ts'
import type { OwnStall } from './notes.client.ts'
import { listsOf, withKept, type KeptTap, type Line, type StallSeen } from './view.client.ts'

export type DrawWords = { nobody: string; stateOf: Record<string, string>; conflict: string }

type Drawn = { stall: StallSeen; own: OwnStall | undefined; taps: readonly KeptTap[]; words: DrawWords }

const find = (part: Element, what: string): HTMLElement | null => part.querySelector<HTMLElement>(what)

/** Shows one stall as it stands on this device. Answers how many were served and how many wait. */
export function drawStall(part: HTMLElement, { stall, own, taps, words }: Drawn): { served: number; waiting: number } {
  const { served, tickets } = withKept(stall, taps)
  const lists = listsOf(tickets, stall.tickets)
  const had = part.contains(document.activeElement)
  for (const [name, lines] of Object.entries(lists))
    drawList(find(part, `[data-list="${name}"]`), lines, { stall, words })
  say(find(part, '[data-serving]'), lists.called.map(({ label }) => label).join(' ') || words.nobody)
  say(find(part, '[data-waiting]'), String(lists.waiting.length))
  say(find(part, '[data-served]'), String(served))
  drawNext(part, lists.waiting[0])
  const undo = find(part, '[data-do="undo"]')
  if (undo) undo.hidden = !own || own.mine.length === 0
  drawHands(part, stall)
  // The button that was pressed went along with its number: whoever goes by keyboard stays at this stall.
  if (had && !part.contains(document.activeElement)) find(part, 'form:not([hidden]) button:enabled')?.focus()
  return { served, waiting: lists.waiting.length }
}

/** Whoever waits longest is called by the one button; with nobody there it keeps its place. */
function drawNext(part: HTMLElement, first: Line | undefined): void {
  const form = find(part, '[data-do="next"]')
  const [button, ticket] = [form?.querySelector('button'), form?.querySelector<HTMLInputElement>('input[name=ticket]')]
  if (button) button.disabled = first === undefined
  if (ticket) ticket.value = first?.id ?? ''
}

function drawHands(part: HTMLElement, { hands: said }: StallSeen): void {
  const list = find(part, '[data-hands]')
  if (!list || list.dataset['said'] === String(said)) return
  list.dataset['said'] = String(said)
  list.replaceChildren(...said.map((one) => element('li', one)))
}

function drawList(
  list: HTMLElement | null,
  lines: readonly Line[],
  { stall, words }: { stall: StallSeen; words: DrawWords },
) {
  if (!list) return
  const key = lines.map(({ id, state, label, conflict }) => `${id} ${state} ${label} ${conflict}`).join()
  if (list.dataset['drawn'] === key) return
  list.dataset['drawn'] = key
  const rows = lines.flatMap((line) => row(list, line, { stall, words }) ?? [])
  list.replaceChildren(...rows)
}

/** The row of a number: the one that stands there, else a new one made of the page's empty one. */
function row(list: HTMLElement, line: Line, more: { stall: StallSeen; words: DrawWords }): Element | null {
  const made = rowOf(list, line)
  if (!made) return null
  made.dataset['ticket'] = line.id
  made.dataset['state'] = line.state
  say(find(made, '[data-label]'), line.label)
  if (isDone(line)) say(find(made, '[data-said]'), saidOf(line, more.words))
  for (const [field, value] of Object.entries({ id: newId(), stall: more.stall.id, ticket: line.id })) {
    const input = made.querySelector<HTMLInputElement>(`input[name=${field}]`)
    if (input) input.value = value
  }
  linkTo(made, line)
  return made
}

const isDone = ({ state }: Line): boolean => state === 'served' || state === 'gone'

const saidOf = ({ state, conflict }: Line, words: DrawWords): string =>
  [words.stateOf[state], conflict ? words.conflict : ''].filter(Boolean).join(' · ')

function rowOf(list: HTMLElement, line: Line): HTMLElement | null {
  const known = [...list.children].find((one) => (one as HTMLElement).dataset['ticket'] === line.id)
  if (known) return known as HTMLElement
  const name = isDone(line) ? 'served' : line.state
  const empty = document.querySelector<HTMLTemplateElement>(`template[data-row="${name}"]`)?.content.firstElementChild
  return empty ? (empty.cloneNode(true) as HTMLElement) : null
}

function linkTo(made: HTMLElement, { id }: Line): void {
  const [slip, again] = [
    made.querySelector<HTMLAnchorElement>('[data-slip]'),
    made.querySelector<HTMLAnchorElement>('[data-again]'),
  ]
  if (slip) slip.pathname = slip.pathname.replace(/\/numbers(\/.*)?$/, `/numbers/${id}`)
  if (again) again.search = `?visit=${id}`
}
