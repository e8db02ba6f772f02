import { bilingual, type Lang } from '#base/words.ts'
import type { Refusal, Refused, Warned, Warning } from './lines.rules.ts'

/** What a sentence about a line may name: what the cell says, and the other row. */
interface Said {
  said: string
  other: string
}

type Sentence = (line: Said) => string

const zh = {
  refused: {
    'name-missing': () => '没有姓名。',
    'name-unreadable': ({ said }) => `“${said}”不像姓名。`,
    'two-names': ({ said }) => `“${said}”像是两个人，请分成两行。`,
    'compound-missing': () => '没写小区，也看不出是哪个小区。请在上面选一个小区。',
    'compound-unknown': ({ said }) => `没有“${said}”这个小区。`,
    'compound-disagrees': ({ said }) => `“${said}”和小区一列不一致。`,
    'building-missing': () => '没写是哪幢楼。',
    'building-unknown': ({ said }) => `没有“${said}”这幢楼。`,
    'building-disagrees': ({ said }) => `“${said}”和楼号一列不一致。`,
    'room-missing': () => '没写室号。确实没有的，请写“无”。',
    'room-unreadable': ({ said }) => `“${said}”看不出是哪一室。`,
    'room-unclear': ({ said }) => `“${said}”有两种读法，请写明几号楼、几单元、几室。`,
    'two-rooms': ({ said }) => `“${said}”是两套房，请分成两行。`,
    'became-a-date': ({ said }) => `“${said}”是日期：表格软件把室号改成了日期。请把这一列设为文本后重填。`,
    'cell-error': ({ said }) => `单元格出错（${said}）。`,
    'formula-without-result': () => '公式没有算出结果。请在 Excel 或 WPS 里打开并保存一次。',
  } satisfies Record<Refusal, Sentence>,
  warned: {
    'empty-row': () => '空行。',
    'total-row': ({ said }) => `合计行（${said}），不是住户。`,
    'note-row': ({ said }) => `说明文字（${said}），不是住户。`,
    'section-row': ({ said }) => `小标题（${said}），下面的行按这里的地方读。`,
    'header-again': () => '重复的表头。',
    'nobody-there': ({ said }) => `写着“${said}”，没有人。`,
    'total-differs': ({ said }) => `合计和名单不一致（表上写的 / 读到的人数，户数）：${said}。`,
    'as-above': ({ said }) => `按上一行读作“${said}”。`,
    'place-from-title': ({ said }) => `按标题或工作表名读作“${said}”。`,
    'compound-guessed': ({ said }) => `没写小区，只可能是“${said}”。`,
    'building-only-one': ({ said }) => `没写楼号，这个小区只有“${said}”。`,
    'compound-new': ({ said }) => `还没有“${said}”这个小区，将新建。`,
    'building-new': ({ said }) => `还没有“${said}”，将新建。`,
    'prefix-is-floor': ({ said }) => `“${said}”前面的数字读作楼层。`,
    'prefix-is-unit': ({ said }) => `“${said}”前面的数字读作单元。`,
    'words-beside-place': ({ said }) => `地址旁的“${said}”没有导入。`,
    'name-with-words': ({ said }) => `姓名旁写着“${said}”，没有算进姓名。`,
    'name-is-a-title': ({ said }) => `“${said}”是称呼，不是全名。`,
    'name-short': ({ said }) => `“${said}”只有一个字。`,
    'name-odd': ({ said }) => `姓名“${said}”里有数字。`,
    'name-character-lost': ({ said }) => `姓名“${said}”里有字显示不出，请核对。`,
    'telephone-unreadable': ({ said }) => `“${said}”不是电话号码，没有导入。`,
    'telephone-length': ({ said }) => `“${said}”位数不对，没有导入。`,
    'telephone-digits-lost': ({ said }) => `“${said}”的数字已被表格软件丢掉，没有导入。`,
    'telephone-with-words': ({ said }) => `“${said}”旁写了字，只取号码，请核对是谁的电话。`,
    'telephone-without-area': ({ said }) => `“${said}”没有区号。`,
    'telephone-as-above': ({ said }) => `电话写“${said}”，没有导入，请写出号码。`,
    'telephone-in-other-home': ({ said, other }) => `${said} 也是${other}另一户的电话，请核对。`,
    'same-person-again': ({ said, other }) => `“${said}”和${other}是同一个人，合为一人。`,
    'telephones-joined': ({ said, other }) => `“${said}”和${other}同户同名、电话不同，合为一人，两个电话都留。`,
    'same-name-in-building': ({ said, other }) => `“${said}”和${other}同楼同名，没有室号，算作两个人。`,
    'note-sensitive': ({ said }) => `备注“${said}”是敏感信息，没有导入。`,
    'note-too-long': () => '备注超过 500 字，没有导入。',
  } satisfies Record<Warning, Sentence>,
  at: (sheet: string, row: number) => `“${sheet}”第 ${row} 行`,
}

const en: typeof zh = {
  refused: {
    'name-missing': () => 'No name.',
    'name-unreadable': ({ said }) => `“${said}” does not look like a name.`,
    'two-names': ({ said }) => `“${said}” looks like two persons. Make two rows of it.`,
    'compound-missing': () => 'No compound, and none can be concluded. Choose one above.',
    'compound-unknown': ({ said }) => `There is no compound “${said}”.`,
    'compound-disagrees': ({ said }) => `“${said}” contradicts the column of compounds.`,
    'building-missing': () => 'No building.',
    'building-unknown': ({ said }) => `There is no building “${said}”.`,
    'building-disagrees': ({ said }) => `“${said}” contradicts the column of buildings.`,
    'room-missing': () => 'No room. Write “none” if there is none.',
    'room-unreadable': ({ said }) => `“${said}” names no room we can read.`,
    'room-unclear': ({ said }) => `“${said}” can be read in two ways. Write building, unit and room.`,
    'two-rooms': ({ said }) => `“${said}” is two homes. Make two rows of it.`,
    'became-a-date': ({ said }) =>
      `“${said}” is a date: the office program made one of the room. Set the column to text and retype it.`,
    'cell-error': ({ said }) => `The cell holds an error (${said}).`,
    'formula-without-result': () => 'The formula has no result. Open the file in an office program and save it once.',
  },
  warned: {
    'empty-row': () => 'An empty row.',
    'total-row': ({ said }) => `A line of totals (${said}), not a resident.`,
    'note-row': ({ said }) => `A remark (${said}), not a resident.`,
    'section-row': ({ said }) => `A heading (${said}) for the rows below.`,
    'header-again': () => 'The header again.',
    'nobody-there': ({ said }) => `It says “${said}”: nobody lives there.`,
    'total-differs': ({ said }) => `The totals differ from the list (stated / persons found, homes found): ${said}.`,
    'as-above': ({ said }) => `Read as “${said}”, from the row above.`,
    'place-from-title': ({ said }) => `Read as “${said}”, from the title or the name of the sheet.`,
    'compound-guessed': ({ said }) => `No compound; it can only be “${said}”.`,
    'building-only-one': ({ said }) => `No building; this compound has only “${said}”.`,
    'compound-new': ({ said }) => `There is no compound “${said}” yet; it will be created.`,
    'building-new': ({ said }) => `There is no “${said}” yet; it will be created.`,
    'prefix-is-floor': ({ said }) => `The number in front of “${said}” is read as the floor.`,
    'prefix-is-unit': ({ said }) => `The number in front of “${said}” is read as the unit.`,
    'words-beside-place': ({ said }) => `“${said}” beside the address was not imported.`,
    'name-with-words': ({ said }) => `“${said}” beside the name is not part of it.`,
    'name-is-a-title': ({ said }) => `“${said}” is a way to address somebody, not a full name.`,
    'name-short': ({ said }) => `“${said}” is one character only.`,
    'name-odd': ({ said }) => `The name “${said}” has digits in it.`,
    'name-character-lost': ({ said }) => `A character of “${said}” cannot be shown. Please check.`,
    'telephone-unreadable': ({ said }) => `“${said}” is no telephone number; left out.`,
    'telephone-length': ({ said }) => `“${said}” has the wrong number of digits; left out.`,
    'telephone-digits-lost': ({ said }) => `The office program has lost the digits of “${said}”; left out.`,
    'telephone-with-words': ({ said }) =>
      `There are words beside “${said}”; only the number is taken. Check whose it is.`,
    'telephone-without-area': ({ said }) => `“${said}” has no area code.`,
    'telephone-as-above': ({ said }) => `The telephone says “${said}”; left out. Write the number.`,
    'telephone-in-other-home': ({ said, other }) =>
      `${said} is also the telephone of another home (${other}). Please check.`,
    'same-person-again': ({ said, other }) => `“${said}” is the person of ${other}: one person.`,
    'telephones-joined': ({ said, other }) =>
      `“${said}” and ${other}: same home and name, other telephone; one person with both.`,
    'same-name-in-building': ({ said, other }) =>
      `“${said}” and ${other}: same building and name, no room; two persons.`,
    'note-sensitive': ({ said }) => `The note “${said}” is sensitive and was left out.`,
    'note-too-long': () => 'The note is longer than 500 characters; left out.',
  },
  at: (sheet, row) => `row ${row} of “${sheet}”`,
}

const lineWords = bilingual(zh, en)

const said = (line: Refused | Warned, lang: Lang): Said => ({
  said: line.said ?? '',
  other: line.other ? lineWords(lang).at(line.other.sheet, line.other.row) : '',
})

/** Why a row was refused, as a sentence. */
export const refusedSentence = (line: Refused, lang: Lang): string =>
  lineWords(lang).refused[line.why](said(line, lang))

/** What to look at, as a sentence. */
export const warnedSentence = (line: Warned, lang: Lang): string => lineWords(lang).warned[line.why](said(line, lang))
