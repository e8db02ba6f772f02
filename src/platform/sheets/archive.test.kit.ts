import { crc32, deflateRawSync } from 'node:zlib'

/** One part of an archive. */
export interface Part {
  name: string
  text: string | Buffer
  /** What the directory says, when it lies. */
  says?: number
  locked?: boolean
  stored?: boolean
}

/** A zip archive by hand, so that it can lie. */
export function archive(parts: Part[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, text, says, locked, stored } of parts) {
    const raw = Buffer.from(text)
    const packed = stored ? raw : deflateRawSync(raw)
    const local = Buffer.alloc(30 + name.length)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30, 'latin1')
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(locked ? 1 : 0, 8)
    entry.writeUInt16LE(stored ? 0 : 8, 10)
    entry.writeUInt32LE(crc32(raw), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(says ?? raw.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    entry.write(name, 46, 'latin1')
    bodies.push(local, packed)
    entries.push(entry)
    at += local.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...entries, end])
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const leadsTo = (kind: string, target: string): string =>
  `<Relationships><Relationship Id="r" Type="${office}/${kind}" Target="${target}"/></Relationships>`

/** A workbook of one sheet whose name and cells stand in its XML just as given, escapes and all. */
export function rawBook(tab: string, rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const inside = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  return archive([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: '_rels/.rels', text: leadsTo('officeDocument', 'xl/workbook.xml') },
    { name: 'xl/_rels/workbook.xml.rels', text: leadsTo('worksheet', 'worksheets/sheet1.xml') },
    {
      name: 'xl/workbook.xml',
      text: `<workbook><sheets><sheet name="${tab}" sheetId="1" r:id="r"/></sheets></workbook>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: `<worksheet><sheetData>${inside}</sheetData></worksheet>` },
  ])
}
