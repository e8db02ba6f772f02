/** Writes src/platform/web/icons.generated.ts from lucide-static: only the icons we use, only their shapes. Run by hand when the list changes. */
import { readFileSync, writeFileSync } from 'node:fs'

const names = `
  a-large-small arrow-down arrow-left arrow-right arrow-up arrow-up-down bell book-open building-2 calendar-days camera
  chart-column check chevron-down chevron-left chevron-right circle-alert circle-dot clock door-open download eye file-text
  flag flower-2 frown funnel graduation-cap hammer hand-heart heart-handshake history hourglass house image inbox info languages
  life-buoy list-checks lock log-in log-out mail map-pin megaphone meh menu message-square-text mic minus moon pencil phone plus
  printer qr-code refresh-cw scale scissors search settings shield-check smile soup square-parking stethoscope store sun trash-2
  triangle-alert undo-2 upload user-round users volume-2 vote wrench x`
  .trim()
  .split(/\s+/)

const shapeOf = (name) => {
  const svg = readFileSync(new URL(`../node_modules/lucide-static/icons/${name}.svg`, import.meta.url), 'utf8')
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)[1]
  return inner.replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>')
}

const lines = names.map((name) => `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}:\n    '${shapeOf(name)}',`)
writeFileSync(
  new URL('../src/platform/web/icons.generated.ts', import.meta.url),
  `/** Made by bin/icons.mjs from lucide (ISC licence). Do not edit. */\nexport const shapes = {\n${lines.join('\n')}\n} as const\n`,
)
