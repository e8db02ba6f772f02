import { trusted, type Html } from '../html.ts'

const scene = (inside: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 400 300">${inside}</svg>`)}`

/** The garbage room before it was rebuilt, drawn. */
export const shed = scene(
  '<rect width="400" height="300" fill="#c4baa9"/><rect y="196" width="400" height="104" fill="#958a79"/><path d="M112 96h178v118H112z" fill="#82786a"/><path d="M104 100l12-16h166l16 16z" fill="#665d50"/><path d="M136 212l20-34 18 34zm52 0l26-44 24 44zm70 2l16-26 14 26z" fill="#54493b"/><path d="M128 118h40v30h-40z" fill="#6b6255"/><path d="M0 240q60-14 120 4t140-6 140 2v60H0z" fill="#8a7f6d"/>',
)

/** The same place afterwards. */
export const rebuilt = scene(
  '<rect width="400" height="300" fill="#d5e3e4"/><path d="M0 120h90V60h60v60h120V40h70v80h60v90H0z" fill="#c3d4d6"/><rect y="204" width="400" height="96" fill="#ddd5c6"/><rect x="110" y="92" width="190" height="124" rx="5" fill="#f6f1e7"/><path d="M98 96l14-22h186l14 22z" fill="#b03a1e"/><path d="M130 190v-34a18 18 0 0 1 36 0v34zm48 0v-34a18 18 0 0 1 36 0v34zm48 0v-34a18 18 0 0 1 36 0v34z" fill="#226049"/><circle cx="346" cy="168" r="34" fill="#7ba086"/><path d="M342 190h8v26h-8z" fill="#7a5a3a"/><circle cx="60" cy="182" r="24" fill="#8fb098"/><path d="M57 200h6v16h-6z" fill="#7a5a3a"/>',
)

/** The compound from above. */
export const fromAbove: Html = trusted(
  '<svg viewBox="0 0 600 400" aria-hidden="true" focusable="false"><g class="plan-green"><path d="M0 0h600v400H0z"/></g><g class="plan-way"><path d="M0 178h600v34H0zM288 0h30v400h-30zM0 372h600v28H0z"/></g><g class="plan-house"><path d="M40 40h210v44H40zM40 112h210v44H40zM350 40h210v44H350zM350 112h130v44H350zM40 240h210v44H40zM40 312h210v44H40zM350 240h90v116h-90zM470 240h90v116h-90z"/></g></svg>',
)
