import { trusted, type Html } from './html.ts'

/* The quiet street at the foot of the front door: towers behind, lane houses, plane trees and the pavilion before them. */

const ground = 92

const house = (x: number, lit: boolean): string =>
  `<path class="near" d="M${x} ${ground}V56l31-20 31 20v36z"/><path class="${lit ? 'lit' : 'hole'}" d="M${x + 22} ${ground}V70a9 9 0 0 1 18 0v22z"/>` +
  `<path class="hole" d="M${x + 8} 62h8v9h-8zM${x + 46} 62h8v9h-8z"/>`

const tree = (x: number, tall: number): string =>
  `<path class="near" d="M${x - 2} ${ground}V${tall}h4v${ground - tall}z"/><circle class="near" cx="${x}" cy="${tall}" r="17"/><circle class="near" cx="${x + 12}" cy="${tall + 9}" r="12"/><circle class="near" cx="${x - 12}" cy="${tall + 8}" r="11"/>`

const tower = (x: number, wide: number, top: number): string => {
  const windows = [...Array(Math.floor((ground - top - 16) / 13)).keys()].map((at) => {
    const y = top + 9 + at * 13
    return `M${x + 9} ${y}h${wide - 18}v4h-${wide - 18}z`
  })
  return `<path class="far" d="M${x} ${ground}V${top + 5}q0-5 5-5h${wide - 10}q5 0 5 5V${ground}z"/><path class="hole" d="${windows.join('')}"/>`
}

const pavilion = (x: number): string =>
  `<path class="near" d="M${x} 60q44-5 56-27 12 22 56 27zM${x + 14} 60h6v32h-6zM${x + 92} 60h6v32h-6zM${x + 10} 78h92v4h-92z"/>`

/** The street, as wide as the page. It says nothing, so it is silent to screen readers. */
export const frieze: Html = trusted(
  `<svg class="frieze" viewBox="0 0 1200 ${ground}" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">` +
    [
      tower(96, 62, 22),
      tower(178, 46, 40),
      tower(478, 70, 4),
      tower(560, 48, 30),
      tower(806, 56, 16),
      tower(1012, 66, 30),
    ].join('') +
    [20, 264, 330].map((x) => house(x, false)).join('') +
    [house(626, true), house(692, false), house(890, false), house(1100, false)].join('') +
    [tree(246, 58), tree(160, 64), tree(604, 60), tree(778, 56), tree(970, 62), tree(1082, 66)].join('') +
    pavilion(404) +
    '</svg>',
)
