import { bilingual } from '#base/words.ts'
import type { CountMethod } from '../kinds.rules.ts'
import type { EvidenceRefusal } from './evidence.ts'
import type { EvidenceLevel, Proof } from './evidence.rules.ts'

type AfterWords = {
  /** At the front door and at the desk. */
  title: string
  deskTitle: string
  shownBy: (what: readonly string[]) => string
  levels: Record<EvidenceLevel, string>
  numberKnown: (how: string) => string
  methods: Record<CountMethod, string>
  noNumber: string
  proofs: Record<Proof, string>
  noProof: string
  faded: string
  mark: string
  marked: string
  refused: Record<EvidenceRefusal, string>
  notes: (count: number) => string
  writeNote: string
  photos: (count: number, sheets: number) => string
  toPhotos: string
  noPhotos: string
  noNotes: string
  toFeedback: string
  cards: string
  deskOf: string
}

const zh: AfterWords = {
  title: '办得怎么样',
  deskTitle: '办完以后',
  shownBy: (what) => `凭据：${what.join('、')}`,
  levels: {
    none: '还不知道来了多少人',
    number: '有人数，还没有凭据',
    shown: '有人数，也有凭据',
  },
  numberKnown: (how) => `人数：${how}`,
  methods: { signin: '按名单一个一个记的', ticket: '按号牌数的', count: '数了人头', estimate: '估的，不算进人次' },
  noNumber: '人数：还没记，请先点名或报个人数',
  proofs: { list: '签到名单', sheet: '签到纸的照片', note: '记录', photo: '照片' },
  noProof: '凭据：还没有。名单、签到纸、记录、照片，有一样就行。',
  faded: '当时有凭据；没有公开的照片满一年已经删掉了。',
  mark: '凭据齐了',
  marked: '记下了：这一场有人数，也有凭据。',
  refused: {
    unknown: '没有这场活动。',
    'not-held': '这一场还没有记成“办过了”。请先结束点名。',
    'no-number': '还不知道来了多少人。请先点名，或报个人数。',
    'no-proof': '还没有凭据。请先写一段记录、拍一张签到纸或传一张照片。',
  },
  notes: (count) => `记录 ${count} 份`,
  writeNote: '写记录',
  photos: (count, sheets) => `照片 ${count} 张，签到纸 ${sheets} 张`,
  toPhotos: '照片和签到纸',
  noPhotos: '还没有照片。',
  noNotes: '还没有记录。',
  toFeedback: '看感受、数纸条',
  cards: '印桌牌和纸条',
  deskOf: '回到这场活动',
}

const en: AfterWords = {
  title: 'How it went',
  deskTitle: 'Afterwards',
  shownBy: (what) => `Evidence: ${what.join(', ')}`,
  levels: {
    none: 'Nobody knows yet how many came',
    number: 'A number, with nothing yet that shows it',
    shown: 'A number, and something that shows it',
  },
  numberKnown: (how) => `Number: ${how}`,
  methods: {
    signin: 'noted one by one on the list',
    ticket: 'counted by tickets',
    count: 'heads were counted',
    estimate: 'estimated, so not counted among those present',
  },
  noNumber: 'Number: not noted yet. Call the roll, or enter a number.',
  proofs: { list: 'the list', sheet: 'a photo of the sheet', note: 'a note', photo: 'a photo' },
  noProof: 'Evidence: none yet. A list, a sheet, a note or a photo: one of them is enough.',
  faded: 'There was evidence at the time; photos that were not public are deleted after a year.',
  mark: 'The evidence is together',
  marked: 'Noted: a number, and something that shows it.',
  refused: {
    unknown: 'There is no such gathering.',
    'not-held': 'It is not noted as held yet. End the roll-call first.',
    'no-number': 'Nobody knows yet how many came. Call the roll, or enter a number.',
    'no-proof': 'Nothing shows it yet. Write a note, photograph the sheet or add a photo first.',
  },
  notes: (count) => (count === 1 ? '1 note' : `${count} notes`),
  writeNote: 'Write a note',
  photos: (count, sheets) => `${count} photos, ${sheets} sheets`,
  toPhotos: 'Photos and sheets',
  noPhotos: 'No photos yet.',
  noNotes: 'No notes yet.',
  toFeedback: 'How it was found; count the slips',
  cards: 'Print table cards and slips',
  deskOf: 'Back to the gathering',
}

/** What is said after a gathering, about its evidence and where the rest is. */
export const afterWords = bilingual(zh, en)
