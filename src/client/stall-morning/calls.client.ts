/// <reference lib="dom" />
import { say } from '../kept/page.client.ts'
import { newId } from '../kept/shelf.client.ts'
import { callsNow, type CallSeen, type KeptHelp } from './view.client.ts'

export type CallWords = { helpKept: string; thereKept: string }

type Drawn = { calls: readonly CallSeen[]; kept: readonly KeptHelp[]; words: CallWords }

/** Shows who asked for help as far as this device knows. What the page says of a call stays as long as it is still so: it may name who came. */
export function drawCalls(page: HTMLElement, { calls, kept, words }: Drawn): void {
  const list = page.querySelector<HTMLElement>('[data-calls]')
  if (!list) return
  const drawn = [...list.children] as HTMLElement[]
  const rows = callsNow(calls, kept, words).flatMap((one) => {
    const known = drawn.find(({ dataset }) => dataset['call'] === one.id && dataset['state'] === one.state)
    const row = known ?? made(one)
    return row ? [row] : []
  })
  if (rows.length === drawn.length && rows.every((row, at) => row === drawn[at])) return
  list.replaceChildren(...rows)
  // Whoever asked sees what became of it, and the number to ring.
  rows.find((row) => !drawn.includes(row) && row.dataset['state'] === 'kept')?.scrollIntoView({ block: 'center' })
}

function made({ id, state, said }: CallSeen): HTMLElement | null {
  const empty = document.querySelector<HTMLTemplateElement>(`template[data-row="call-${state}"]`)?.content
    .firstElementChild
  const row = empty?.cloneNode(true) as HTMLElement | undefined
  if (!row) return null
  row.dataset['call'] = id
  say(row.querySelector('[data-said]'), said)
  for (const [field, value] of Object.entries({ id: newId(), call: id })) {
    const input = row.querySelector<HTMLInputElement>(`input[name=${field}]`)
    if (input) input.value = value
  }
  return row
}
