import QRCode from 'qrcode'
import { html, nothing, trusted, type Html } from '../../html.ts'

const pathOf = (text: string): { size: number; path: string } => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const dots = Array.from(data, (on, at) => (on ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''))
  return { size, path: dots.join('') }
}

type Qr = { url: string; title: string; note?: string | undefined }

/** A code to scan, with the address in letters under it for those who type. Always dark on white: readers need it so. */
export const qrBlock = ({ url, title, note }: Qr): Html => {
  const { size, path } = pathOf(url)
  return html`<figure class="qr">
    <svg viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label="${title}" shape-rendering="crispEdges">
      <rect class="qr-ground" x="-4" y="-4" width="${size + 8}" height="${size + 8}" />
      ${trusted(`<path class="qr-dots" d="${path}"/>`)}
    </svg>
    <figcaption>
      <b>${title}</b>${note ? html`<span>${note}</span>` : nothing}<span class="small">${url}</span>
    </figcaption>
  </figure>`
}
