import { attrs, html, nothing, type Html } from './html.ts'
import { icon } from './icons.ts'
import { currentItem, places, withQuery, type Frame, type MenuItem } from './frame.ts'
import { notice } from './components/notice/notice.ts'
import { words } from './words.ts'

/** Two doors side by side, one of them open: the sign of the house. */
export const mark: Html = html`<svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
  <path class="mark-a" d="M3 37V16a8 8 0 0 1 16 0v21z" />
  <path class="mark-b" d="M21 37V12a8 8 0 0 1 16 0v25z" />
  <path class="mark-c" d="M8 37V17a3.5 3.5 0 0 1 7 0v20z" />
  <circle class="mark-d" cx="25.5" cy="24" r="1.6" />
</svg>`

/** The strip that says this is a demonstration. */
export const demoStrip = (frame: Frame): Html =>
  frame.demo ? html`<aside class="demo-strip">${words(frame.lang).demo}</aside>` : nothing

const languageSwitch = ({ lang, path }: Frame): Html => {
  const other = lang === 'zh' ? 'en' : 'zh'
  const w = words(lang)
  return html`<a
    class="pill"
    href="${withQuery(path, 'lang', other)}"
    hreflang="${other}"
    lang="${other}"
    data-turbo="false"
    >${icon('languages')}<span>${w.otherLanguage}</span></a
  >`
}

const elderSwitch = ({ lang, path, elder }: Frame): Html => {
  const w = words(lang)
  return html`<a class="pill" href="${withQuery(path, 'elder', elder ? '0' : '1')}" data-turbo="false"
    >${icon('a-large-small')}<span>${elder ? w.elderOff : w.elderOn}</span></a
  >`
}

/** The head of the front door: whose area this is, the switches, and the reader's own matters. */
export const frontHead = (frame: Frame): Html => {
  const w = words(frame.lang)
  return html`<header class="top">
    <div class="wrap top-row">
      <a class="brand" href="${places.home}">${mark}<span>${frame.area?.name ?? w.product}</span></a>
      <nav class="top-nav" aria-label="${w.display}">
        ${elderSwitch(frame)} ${languageSwitch(frame)}
        <a class="pill" href="${places.mine}">${icon('user-round')}<span>${frame.person?.name ?? w.mine}</span></a>
      </nav>
    </div>
  </header>`
}

/** The head of the desk: area, search, who is at the desk. */
export const deskHead = (frame: Frame): Html => {
  const w = words(frame.lang)
  return html`<header class="top desk-top">
    <a class="brand" href="${places.desk}"
      >${mark}<span>${frame.area?.name ?? w.product} <small>${w.desk}</small></span></a
    >
    <form class="search" role="search" action="${places.search}" method="get">
      <label class="unseen" for="desk-search">${w.search}</label>
      <input id="desk-search" type="search" name="q" value="${frame.query ?? ''}" placeholder="${w.searchHint}" />
      <button class="button quiet" type="submit" aria-label="${w.search}">${icon('search')}</button>
    </form>
    <nav class="top-nav" aria-label="${w.display}">
      ${elderSwitch(frame)} ${languageSwitch(frame)} ${personMenu(frame)}
    </nav>
  </header>`
}

const personMenu = ({ lang, person }: Frame): Html => {
  const w = words(lang)
  if (!person) return html`<a class="pill" href="${places.signIn}">${icon('log-in')}<span>${w.signIn}</span></a>`
  return html`<details class="person">
    <summary class="pill">${icon('user-round')}<span>${person.name}</span></summary>
    <div class="person-sheet">
      <p>${person.name}<br /><span class="small">${person.roleLabel}</span></p>
      <a class="row-link" href="${places.mine}">${w.mine}</a>
      <form method="post" action="${places.signOut}">
        <button class="row-link" type="submit">${icon('log-out')} ${w.signOut}</button>
      </form>
    </div>
  </details>`
}

const menuLine = (item: MenuItem, current: MenuItem | undefined): Html =>
  html`<li>
    <a href="${item.href}" ${attrs({ class: item.effort ?? false, 'aria-current': item === current ? 'page' : false })}>
      ${item.icon ? icon(item.icon) : html`<i class="dot" aria-hidden="true"></i>`}
      <span>${item.label}</span>${item.count ? html`<b class="count">${item.count}</b>` : nothing}
    </a>
  </li>`

const menuGroups = (menu: MenuItem[], path: string): Html[] => {
  const current = currentItem(menu, path)
  const groups = [...new Set(menu.map((item) => item.group))]
  return groups.map(
    (group) =>
      html`${group ? html`<p class="menu-group">${group}</p>` : nothing}
        <ul>
          ${menu.filter((item) => item.group === group).map((item) => menuLine(item, current))}
        </ul>`,
  )
}

/** The desk's menu at the side, on screens wide enough for it. */
export const sideMenu = ({ lang, menu = [], path }: Frame): Html =>
  menu.length ? html`<nav class="side" aria-label="${words(lang).desk}">${menuGroups(menu, path)}</nav>` : nothing

/** The same menu folded under one word on a phone; only one of the two is ever shown. */
export const mobileMenu = ({ lang, menu = [], path }: Frame): Html =>
  menu.length
    ? html`<details class="menu">
        <summary>
          ${icon('menu')} ${words(lang).menu} <span class="small">${currentItem(menu, path)?.label ?? ''}</span>
        </summary>
        <nav aria-label="${words(lang).menu}">${menuGroups(menu, path)}</nav>
      </details>`
    : nothing

/** The way back up. The last crumb is the page itself and stands in the heading, so it is not repeated here. */
export const crumbs = ({ lang, crumbs: trail = [] }: Frame): Html =>
  trail.length
    ? html`<nav class="crumbs" aria-label="${words(lang).crumbs}">
        <ol>
          ${trail.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
        </ol>
      </nav>`
    : nothing

/** What the last act came to, with the way to take it back. */
export const flash = ({ lang, flash: said }: Frame): Html =>
  said
    ? notice({
        kind: said.kind,
        text: said.text,
        undo: said.undoHref ? { action: said.undoHref, text: words(lang).undo } : undefined,
      })
    : nothing

const themeLinks = ({ lang, dark, path }: Frame): Html => {
  const w = words(lang)
  const themes = ['auto', 'light', 'dark'] as const
  return html`<p class="themes">
    <span>${w.theme}</span>
    ${themes.map((theme) => html`<a href="${withQuery(path, 'theme', theme)}" ${attrs({ 'aria-current': theme === dark ? 'true' : false })} data-turbo="false">${w.themes[theme]}</a>`)}
  </p>`
}

/** The foot of every page: danger numbers, the committee's telephone, what we hold about the reader. */
export const footer = (frame: Frame): Html => {
  const { area } = frame
  const w = words(frame.lang)
  return html`<footer class="foot">
    <div class="wrap foot-row">
      <p class="danger">
        <span>${w.notEmergency}</span>
        <a href="tel:110">${w.police}</a> <a href="tel:119">${w.fire}</a> <a href="tel:120">${w.ambulance}</a>
      </p>
      ${area?.phone ? html`<p><a href="tel:${area.phone.replace(/[^+\d]/g, '')}">${icon('phone')} ${w.callUs(area.phone)}</a> <span>${area.hours ?? ''}</span></p>` : nothing}
      <p><a href="${places.known}">${icon('shield-check')} ${w.whatYouKnow}</a> <span>${w.openAbout}</span></p>
      ${themeLinks(frame)}
    </div>
  </footer>`
}
