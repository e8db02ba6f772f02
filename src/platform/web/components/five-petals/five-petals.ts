import { html, nothing, trusted, type Html } from '../../html.ts'
import type { Effort } from '../../frame.ts'

/** One effort of the year: its name 「真功」, what it is about 「先锋日」, its leading figure and where that is counted. */
export type Petal = { effort: Effort; name: string; about: string; value: string | number; unit: string; href: string }

const turns: Record<Effort, number> = { e1: 0, e2: 72, e3: 144, e4: 216, e5: 288 }
const petalPath = 'M0-18C-36-44-70-82-59-120C-52-145-20-157 0-149C20-157 52-145 59-120C70-82 36-44 0-18Z'

/* Stamens: one between each two petals. */
const stamens = [36, 108, 180, 252, 324].map(
  (turn) => `<path transform="rotate(${turn})" d="M0-15V-30"/><circle transform="rotate(${turn})" cy="-33" r="2.6"/>`,
)

const place = (effort: Effort, far: number): { x: number; y: number } => {
  const angle = ((turns[effort] - 90) * Math.PI) / 180
  return { x: Math.round(Math.cos(angle) * far), y: Math.round(Math.sin(angle) * far) }
}

const drawn = ({ effort, name, value }: Petal): Html => {
  const { x, y } = place(effort, 98)
  return html`<g class="${effort}">
    <path transform="rotate(${turns[effort]})" d="${trusted(petalPath)}" />
    <text x="${x}" y="${y - 6}">${name}</text>
    <text class="v" x="${x}" y="${y + 26}">${value}</text>
  </g>`
}

/** The efforts of a year as the petals of one flower, and in words beside it. An effort without records is simply absent. */
export const fivePetals = (label: string, petals: readonly Petal[]): Html =>
  petals.length
    ? html`<div class="petals">
        <svg viewBox="-166 -160 332 312" role="img" aria-label="${label}">
          ${petals.map(drawn)}
          <g class="heart">
            <circle r="9" />
            ${trusted(stamens.join(''))}
          </g>
        </svg>
        <ul>
          ${petals.map(
            ({ effort, name, about, value, unit, href }) =>
              html`<li class="${effort}">
                <a href="${href}"
                  ><span class="name">${name} · ${about}</span> <span><b class="num">${value}</b> ${unit}</span></a
                >
              </li>`,
          )}
        </ul>
      </div>`
    : nothing
