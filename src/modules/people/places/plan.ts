import { attrs, html, trusted, type Html } from '#platform/web/html.ts'
import type { Pin } from './place.rules.ts'

/** A building as far as a plan needs it. */
export type Placed = { id: string; name: string; pin: Pin | null }

/** Where a building stands, in per cent of the plan; `guessed` when nobody set it yet and it only stands in line. */
export type Spot = { id: string; name: string; x: number; y: number; guessed: boolean }

const width = 1000
const height = 700

/** The places of all buildings: as pinned, the others in a grid that leaves a margin. */
export function spotsOf(buildings: readonly Placed[]): Spot[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(buildings.length * 1.4)))
  const rows = Math.max(1, Math.ceil(buildings.length / columns))
  return buildings.map(({ id, name, pin }, at) => {
    const grid = { x: (((at % columns) + 0.5) / columns) * 100, y: ((Math.floor(at / columns) + 0.5) / rows) * 100 }
    const { x, y } = pin ? { x: pin.x / 10, y: pin.y / 10 } : grid
    return { id, name, x, y, guessed: pin === null }
  })
}

type Shape = { kind: 'green' | 'way' | 'house'; x: number; y: number; w: number; h: number; r: number }

function shapesOf(spots: readonly Spot[]): Shape[] {
  const size = Math.max(46, Math.min(150, 420 / Math.sqrt(Math.max(1, spots.length))))
  const houses = spots.map(({ x, y }): Shape => {
    const [w, h] = [size, size * 0.62]
    return { kind: 'house', x: (x / 100) * width - w / 2, y: (y / 100) * height - h / 2, w, h, r: 8 }
  })
  return [
    { kind: 'way', x: 0, y: 0, w: width, h: height, r: 0 },
    { kind: 'green', x: margin, y: margin, w: width - 2 * margin, h: height - 2 * margin, r: 48 },
    ...houses,
  ]
}

/** A path runs round the green on which the houses stand. */
const margin = 36

const round = (value: number): number => Math.round(value * 10) / 10

const box = ({ x, y, w, h, r }: Shape) => ({ x: round(x), y: round(y), width: round(w), height: round(h), rx: r })

/** A plain plan drawn from where the buildings stand, in the colours of the page. Only numbers go into it. */
export const drawnPlan = (spots: readonly Spot[]): Html => {
  const rects = shapesOf(spots).map((shape) => {
    const { x, y, width: w, height: h, rx } = box(shape)
    return `<rect class="plan-${shape.kind}" x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}"/>`
  })
  return trusted(`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">${rects.join('')}</svg>`)
}

const paints = { green: '#deeee5', way: '#f1eadd', house: '#ece5d9' }

/** The same plan as a picture of its own with the names on it, for the button one clicks on. */
export const planPicture = (spots: readonly Spot[]): Html =>
  html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    ${shapesOf(spots).map((shape) => html`<rect ${attrs({ ...box(shape), fill: paints[shape.kind] })} />`)}
    ${spots.map(
      ({ name, x, y }) =>
        html`<text
          ${attrs({ x: round(x * 10), y: round(y * 7), 'font-size': 40, 'text-anchor': 'middle', 'dominant-baseline': 'central' })}
        >
          ${Array.from(name).slice(0, 6).join('')}
        </text>`,
    )}
  </svg>`
