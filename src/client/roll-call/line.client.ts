import { newId, type Kept } from '../kept/shelf.client.ts'

/** A mark of a roll-call as it waits on this device. */
export type KeptMark = Kept & { about: string; what: string; walkIn?: boolean; name?: string }

/** How a line stands, as the server says it. */
export type SaidLine = {
  id: string
  walkIn: boolean
  no: string
  who: string
  state: string
  said: string
  conflict: boolean
}

/** One person of the list on the page. */
export type Line = HTMLLIElement

export const linesOf = (list: HTMLElement): Line[] => [...list.querySelectorAll<Line>('li[data-about]')]

const within = (line: Line, what: string): HTMLElement | null => line.querySelector<HTMLElement>(what)

/** Shows how somebody stands, and lets the next tap say the next thing. */
export function showState(line: Line, state: string, said: string): void {
  if (line.dataset['state'] === state && within(line, '.roll-said')?.textContent === said) return
  line.dataset['state'] = state
  const words = within(line, '.roll-said')
  if (words) words.textContent = said
  const next = line.querySelector<HTMLInputElement>('input[name=what]')
  if (next) next.value = state === 'present' ? 'left' : 'arrived'
}

/** A new line for somebody who came without signing up, made of the page's empty one. */
export function addLine(list: HTMLElement, { id, who }: { id: string; who: string }): Line | null {
  const empty = list.parentElement?.querySelector('template')?.content.querySelector('li')
  if (!empty) return null
  const line = empty.cloneNode(true) as Line
  line.id = `p-${id}`
  line.dataset['about'] = id
  const about = line.querySelector<HTMLInputElement>('input[name=about]')
  if (about) about.value = id
  const more = line.querySelector('a')
  if (more) more.href = `${location.pathname}/${id}`
  const name = within(line, '.roll-who')
  if (name) name.textContent = who
  list.append(line)
  return line
}

const lineFor = (list: HTMLElement, id: string, who: string): Line | null =>
  linesOf(list).find((line) => line.dataset['about'] === id) ?? addLine(list, { id, who })

/** Shows the list as the server has it. */
export function showPeople(list: HTMLElement, people: readonly SaidLine[]): void {
  for (const one of people) {
    const line = lineFor(list, one.id, one.who)
    if (!line) continue
    showState(line, one.state, one.said)
    const dispute = within(line, '.roll-dispute')
    if (dispute) dispute.hidden = !one.conflict
  }
}

const stateAfter: Record<string, string> = { arrived: 'present', left: 'left' }

/** Shows what waits on this device on top of that. */
export function showKept(
  list: HTMLElement,
  marks: readonly KeptMark[],
  words: { states: Record<string, string>; guest: string },
): void {
  for (const mark of marks) {
    if (mark.refused !== undefined) continue
    const line = lineFor(list, mark.about, mark.name ?? words.guest)
    const state = stateAfter[mark.what] ?? mark.what
    if (line) showState(line, state, words.states[state] ?? '')
  }
}

/** The form for walk-ins is empty again, and the next one is somebody else. */
export function startAnew(form: HTMLFormElement): void {
  form.reset()
  const about = form.querySelector<HTMLInputElement>('input[name=about]')
  if (about) about.value = newId()
}
