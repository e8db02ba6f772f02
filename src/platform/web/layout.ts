import { attrs, html, nothing, type Html } from './html.ts'
import { frieze } from './frieze.ts'
import type { Frame } from './frame.ts'
import { crumbs, demoStrip, deskHead, flash, footer, frontHead, mobileMenu, sideMenu } from './layout.parts.ts'
import { printButton } from './components/read-aloud/read-aloud.ts'
import { words } from './words.ts'

export type { Frame } from './frame.ts'

/** A page of the front door: what residents see. */
export const frontPage = (frame: Frame, body: Html): Html =>
  document(
    frame,
    html`<div class="front">
      ${frontHead(frame)}
      <div class="wrap">
        ${crumbs(frame)}
        <main id="main" class="page" tabindex="-1">${flash(frame)} ${printable(frame)} ${body}</main>
      </div>
      ${frieze} ${footer(frame)}
    </div>`,
  )

/** A page of the desk: what staff and helpers see, with their menu at the side. */
export const deskPage = (frame: Frame, body: Html): Html =>
  document(
    frame,
    html`<div class="desk">
      ${deskHead(frame)} ${sideMenu(frame)} ${mobileMenu(frame)}
      <div class="desk-page">
        ${crumbs(frame)}
        <main id="main" class="page" tabindex="-1">${flash(frame)} ${printable(frame)} ${body}</main>
        ${footer(frame)}
      </div>
    </div>`,
  )

const document = (frame: Frame, content: Html): Html => {
  const root = { lang: frame.lang === 'zh' ? 'zh-CN' : 'en', 'data-theme': frame.dark, 'data-elder': frame.elder }
  const page = html`<!doctype html>
    <html ${attrs(root)}>
      ${head(frame)}
      <body>
        <a class="skip" href="#main">${words(frame.lang).skip}</a>
        ${demoStrip(frame)} ${content}
      </body>
    </html>`
  return plain(page)
}

/** A whole page as a bare string: an escaped string is an object, which the server would send as a stream, at twice the cost. */
const plain = (page: Html): Html => (page instanceof Promise ? page : (String(page) as string & { isEscaped: true }))

const head = (frame: Frame): Html =>
  html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${titleOf(frame)}</title>
    ${frame.description ? html`<meta name="description" content="${frame.description}" />` : nothing}
    ${frame.nonce ? html`<meta name="csp-nonce" content="${frame.nonce}" />` : nothing}
    ${frame.refresh ? askAgain(frame.refresh) : nothing}
    <meta name="format-detection" content="telephone=no" />
    <meta name="turbo-prefetch" content="false" />
    ${frame.assets.icon ? html`<link rel="icon" href="${frame.assets.icon}" />` : nothing}
    <link rel="stylesheet" href="${frame.assets.css}" data-turbo-track="reload" />
    <script type="module" src="${frame.assets.js}" data-turbo-track="reload"></script>
  </head>`

/* Scripts ask gently (ask-again.client.ts); without them the browser reloads. Morphing keeps focus and place meanwhile. */
const askAgain = (seconds: number): Html =>
  html`<meta name="ask-again" content="${seconds}" />
    <meta name="turbo-refresh-method" content="morph" />
    <noscript><meta http-equiv="refresh" content="${seconds}" /></noscript>`

const printable = ({ lang, printable: asked }: Frame): Html =>
  asked ? html`<div class="page-tools">${printButton(lang)}</div>` : nothing

const titleOf = (frame: Frame): string =>
  [frame.title, frame.area?.name ?? '', words(frame.lang).product]
    .filter((part, at, all) => part && all.indexOf(part) === at)
    .join(' · ')
