import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Tokens = Record<string, string>

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const declared = (css: string): Tokens =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})/g)].map(([, name = '', value = '']) => [name, value]),
  )

/** The declarations of the block that follows a selector. */
const block = (css: string, selector: string): Tokens => {
  const from = css.indexOf(`${selector} {`)
  return declared(css.slice(from, css.indexOf('}', from)))
}

const light = declared(read('./tokens.css'))
const darkCss = read('./tokens.dark.css')
const elderCss = read('./tokens.elder.css')
const dark = { ...light, ...block(darkCss, ":root[data-theme='dark']") }
const elder = { ...light, ...block(elderCss, ':root[data-elder]') }
const elderDark = { ...elder, ...dark, ...block(elderCss, ":root[data-elder][data-theme='dark']") }

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const luminance = (hex: string) => {
  const long = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1)
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => channel(parseInt(long.slice(at, at + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** Contrast as WCAG 2 defines it. */
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'surface', 'sunk']
const efforts = ['e1', 'e2', 'e3', 'e4', 'e5']
const text: [string, string][] = [
  ...['ink', 'ink-2', 'accent', 'sky', 'jade', 'ochre'].flatMap((ink) =>
    grounds.map((on): [string, string] => [ink, on]),
  ),
  ...efforts.flatMap((ink) => [...grounds, `${ink}-soft`].map((on): [string, string] => [ink, on])),
  ...['jade', 'ochre', 'sky', 'accent'].map((ink): [string, string] => [ink, `${ink}-soft`]),
  ...['jade-soft', 'sky-soft', 'accent-soft', 'grey-soft'].map((on): [string, string] => ['ink', on]),
  ['ink-2', 'accent-soft'],
  ['on-fill', 'fill'],
]

const below = (tokens: Tokens, pairs: [string, string][], least: number) =>
  pairs
    .map(([a, b]) => ({ pair: `${a} on ${b}`, is: contrast(tokens[a] ?? '', tokens[b] ?? '') }))
    .filter(({ is }) => !(is >= least))

describe('colours', () => {
  it.each([
    ['light', light, 4.5],
    ['dark', dark, 4.5],
    ['elder', elder, 7],
    ['elder dark', elderDark, 7],
  ] as const)('text can be read: %s', (_name, tokens, least) => {
    expect(below(tokens, text, least)).toEqual([])
  })

  it.each([
    ['light', light],
    ['dark', dark],
    ['elder', elder],
    ['elder dark', elderDark],
  ] as const)('edges of controls and the focus ring can be seen: %s', (_name, tokens) => {
    const pairs = ['edge', 'focus'].flatMap((line) => grounds.map((on): [string, string] => [line, on]))
    expect(below(tokens, pairs, 3)).toEqual([])
  })

  it('the reader’s own dark and the system’s dark are the same', () => {
    expect(block(darkCss, ":root:not([data-theme='light'])")).toEqual(block(darkCss, ":root[data-theme='dark']"))
    expect(block(elderCss, ":root[data-elder]:not([data-theme='light'])")).toEqual(
      block(elderCss, ":root[data-elder][data-theme='dark']"),
    )
  })
})
