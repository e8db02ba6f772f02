import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { dayOf, startOfDay, type Day } from '#base/days.ts'
import { sayDay as sayWithWeekday } from '#base/say-date.ts'
import { paperHours } from '../hours/hours.rules.ts'
import type { Certificate } from './certificate.ts'
import { boxed } from './code.rules.ts'
import { paperWords as w } from './paper.words.ts'

type Doc = InstanceType<typeof PDFDocument>

/** One weight of one family; only the glyphs a certificate uses go into its file (docs/decisions/013-pdf.md). */
const fontFile = (): string =>
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

const MARGIN = 64
const WIDTH = 595.28 - 2 * MARGIN
const FOOT = 841.89 - 110
/** The last block, with the code and room for the seal, reaches down to the number at the foot of the page. */
const LAST = 841.89 - 52 - 216
const columns = { on: MARGIN, content: MARGIN + 130, hours: MARGIN + WIDTH - 60 }

/** What stands on the paper besides the certificate: its check code and the address a stranger checks it at. */
export type OnPaper = { code: string; url: string }

/**
 * A certificate on A4: number, name, period, lines, who says so, a place for the seal, and a code to check it by. The same certificate is
 * always the same file. A character the font lacks is a box to be filled in by hand, and a line says so.
 */
export async function certificatePdf(certificate: Certificate, paper: OnPaper): Promise<Buffer> {
  // Loaded with the first certificate: its fonts and tables are a tenth of what the program reads when it starts.
  const { default: Document } = await import('pdfkit')
  const doc = new Document({
    size: 'A4',
    margins: { top: MARGIN, bottom: 0, left: MARGIN, right: MARGIN },
    font: fontFile(),
    bufferPages: true,
    lang: 'zh-CN',
    info: {
      Title: `${w.title} ${certificate.no}`,
      CreationDate: certificate.issued_at,
      ModDate: certificate.issued_at,
    },
  })
  const parts: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const print = printable(doc)
  head(doc, certificate, print)
  table(doc, certificate, print)
  foot(doc, certificate, { ...paper, print })
  number(doc, certificate, paper)
  doc.end()
  return whole
}

type Print = { text: (words: string) => string; lacked: () => boolean }

/** The font of a document as pdfkit keeps it; its types do not say so. */
type WithFont = { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } }

function printable(doc: Doc): Print {
  const { font } = (doc as unknown as WithFont)._font
  let lacked = false
  const text = (words: string) => {
    const said = boxed(words, (code) => font.hasGlyphForCodePoint(code))
    lacked ||= said !== words
    return said
  }
  return { text, lacked: () => lacked }
}

/** As papers say it: with its year, whatever year it is read in, and without the day of the week. */
const sayDay = (day: Day): string => sayWithWeekday('zh', startOfDay(day), new Date(0)).split(' ')[0] ?? ''

function head(doc: Doc, { holder, from_on, to_on, minutes, withdrawn_at }: Certificate, { text }: Print): void {
  doc.fontSize(24).text(w.title, MARGIN, 96, { width: WIDTH, align: 'center' })
  doc.fontSize(13).text(w.platform, { width: WIDTH, align: 'center' })
  if (withdrawn_at) doc.fontSize(20).text(w.withdrawn, { width: WIDTH, align: 'center' })
  const span = { from: sayDay(from_on), to: sayDay(to_on) }
  const said = w.text({ name: text(holder), ...span, hours: String(paperHours(minutes)) })
  doc.moveDown(1.5).fontSize(12).text(said, { width: WIDTH, lineGap: 6, indent: 24 })
  doc.moveDown(0.8)
}

function table(doc: Doc, { lines }: Certificate, { text }: Print): void {
  tableHead(doc)
  for (const line of lines) {
    if (doc.y > FOOT - 24) {
      doc.addPage()
      tableHead(doc)
    }
    const y = doc.y
    doc.fontSize(10.5).text(sayDay(line.on), columns.on, y, { lineBreak: false })
    doc.text(String(paperHours(line.minutes)), columns.hours, y, { width: 60, align: 'right' })
    doc.text(text(line.content), columns.content, y, { width: columns.hours - columns.content - 10 })
    doc.y += 4
  }
}

function tableHead(doc: Doc): void {
  const y = doc.y
  doc.fontSize(10.5).text(w.on, columns.on, y, { lineBreak: false })
  doc.text(w.hours, columns.hours, y, { width: 60, align: 'right' })
  doc.text(w.content, columns.content, y, { width: 200 })
  doc
    .moveTo(MARGIN, doc.y + 2)
    .lineTo(MARGIN + WIDTH, doc.y + 2)
    .lineWidth(0.7)
    .stroke()
  doc.y += 8
}

/** Who says so, room for the seal, and the code: together, on a page of their own where they do not fit. */
function foot(doc: Doc, certificate: Certificate, { print, code, url }: OnPaper & { print: Print }): void {
  const { issuer, handler, issued_at } = certificate
  const names = [print.text(issuer), print.text(handler)] as const
  if (doc.y > LAST - (print.lacked() ? 14 : 0)) doc.addPage()
  doc.fontSize(9).text(w.rounding, MARGIN, doc.y + 12, { width: WIDTH })
  doc.text(w.note, { width: WIDTH })
  if (print.lacked()) doc.text(w.missing, { width: WIDTH })
  const top = doc.y + 24
  qr(doc, url, { x: MARGIN, y: top, size: 96 })
  doc
    .fontSize(9)
    .text(`${w.check}\n${w.no} ${certificate.no}\n${w.code} ${code}\n${url.split('?')[0] ?? ''}`, MARGIN, top + 102, {
      width: 190,
    })
  const right = MARGIN + WIDTH / 2
  doc.fontSize(12).text(`${w.issuer}：${names[0]}`, right, top, { width: WIDTH / 2, lineGap: 8 })
  doc.text(`${w.handler}：${names[1]}`, { width: WIDTH / 2, lineGap: 8 })
  doc.text(`${w.date}：${sayDay(dayOf(issued_at))}`, { width: WIDTH / 2, lineGap: 8 })
  doc.moveDown(2).text(w.seal, { width: WIDTH / 2 })
}

function qr(doc: Doc, url: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const dot = size / modules.size
  modules.data.forEach((dark, at) => {
    if (dark) doc.rect(x + (at % modules.size) * dot, y + Math.floor(at / modules.size) * dot, dot, dot)
  })
  doc.fill('#000000')
}

/** Number, code and page stand at the foot of every page. */
function number(doc: Doc, { no }: Certificate, { code }: OnPaper): void {
  const { count } = doc.bufferedPageRange()
  for (let at = 0; at < count; at++) {
    doc.switchToPage(at)
    const said = `${w.no} ${no} · ${w.code} ${code} · ${w.page(at + 1, count)}`
    doc.fontSize(9).text(said, MARGIN, 841.89 - 48, { width: WIDTH, align: 'center', lineBreak: false })
  }
}
