import { bilingual } from '#base/words.ts'
import type { Faces, PhotoProblem } from './photo.rules.ts'

type PhotoWords = {
  title: string
  lead: string
  photos: string
  add: string
  files: string
  alt: string
  altHint: string
  facesAsked: string
  faces: Record<Faces, string>
  isPublic: string
  publicHint: string
  childrenNote: string
  save: string
  added: (count: number) => string
  kept: (count: number) => string
  sheets: string
  sheetNote: string
  sheetFiles: string
  sheetCount: (count: number) => string
  sheetAlt: (no: number) => string
  shownToAll: string
  notShown: string
  showNone: string
  showAgreed: string
  shown: string
  takeDown: string
  takeDownOf: (alt: string) => string
  takenDown: string
  changeText: string
  textTitle: string
  textSaid: string
  keepMine: string
  toCommittee: string
  refusedNo: (count: number) => string
  noPhoto: string
  notNow: string
  refused: Record<PhotoProblem, string>
}

const zh: PhotoWords = {
  title: '照片和签到纸',
  lead: '最好拍不到人脸：拍做好的手工、黑板、场地。照片里的时间、地点等信息上传时自动去掉。',
  photos: '照片',
  add: '添照片',
  files: '选照片',
  alt: '照片上是什么',
  altHint: '一句话，念给看不见照片的邻居听。不写人名。',
  facesAsked: '认得出人吗',
  faces: {
    none: '认不出谁',
    agreed: '认得出，都是大人，都同意公开',
    'not-asked': '认得出，还没有都问过',
  },
  isPublic: '放到活动页面上，大家都看得到',
  publicHint: '没有都问过的，只留在居委会。',
  childrenNote: '这是孩子的活动：照片只留在居委会，一律不公开。',
  save: '存下',
  added: (count) => (count === 0 ? '这几张已经有了。' : `存下了 ${count} 张。`),
  kept: (count) => `刚才的 ${count} 张照片已经收好，不用再选。`,
  sheets: '签到纸',
  sheetNote: '拍下来作凭据，只有居委会看得到，满一年自动删掉。',
  sheetFiles: '拍签到纸',
  sheetCount: (count) => `签到纸已有 ${count} 张，只有居委会打得开。`,
  sheetAlt: (no) => `签到纸 ${no}`,
  shownToAll: '公开',
  notShown: '内部',
  showNone: '认不出谁，公开',
  showAgreed: '都同意了，公开',
  shown: '放到活动页面上了。',
  takeDown: '撤下',
  takeDownOf: (alt) => `撤下：${alt}`,
  takenDown: '撤下了，哪里都看不到了。',
  changeText: '改说明',
  textTitle: '改照片的说明',
  textSaid: '改好了。',
  keepMine: '用我写的',
  toCommittee: '满一年还没公开的照片自动删掉。谁不愿意出现在照片里，来说一声，当场撤下。',
  refusedNo: (count) => `报名的人里有 ${count} 位没有同意拍照，公开以前请避开他们。`,
  noPhoto: '请先选照片。',
  notNow: '活动还没开始，或者取消了，眼下不能添照片。',
  refused: {
    missing: '请用一句话说说照片上是什么。',
    'too-long': '太长了，七十个字以内就够。',
    'odd-characters': '里面有看不见的怪字符，请重新打一遍。',
    'choose-faces': '请选一样：认得出人吗？',
    'not-agreed': '还没有都问过，不能公开。请去掉“大家都看得到”，或者问过以后再公开。',
    children: '孩子活动的照片不公开。',
  },
}

const en: PhotoWords = {
  title: 'Photos and sheets',
  lead: 'Best without faces: what was made, the blackboard, the place. Time, place and the like inside a photo are taken out as it comes in.',
  photos: 'Photos',
  add: 'Add photos',
  files: 'Choose photos',
  alt: 'What can be seen',
  altHint: 'One sentence, read to neighbours who cannot see it. No names.',
  facesAsked: 'Can anybody be recognised?',
  faces: {
    none: 'Nobody',
    agreed: 'Yes, all of them adults, and all agreed',
    'not-asked': 'Yes, and not all were asked',
  },
  isPublic: 'Show it on the page, to everybody',
  publicHint: 'What not everybody was asked about stays with the committee.',
  childrenNote: 'This is for children: photos stay with the committee and are never public.',
  save: 'Keep',
  added: (count) => (count === 0 ? 'These are here already.' : count === 1 ? '1 photo kept.' : `${count} photos kept.`),
  kept: (count) =>
    count === 1
      ? 'Your photo is safely kept; no need to choose it again.'
      : `Your ${count} photos are safely kept; no need to choose them again.`,
  sheets: 'Sign-in sheets',
  sheetNote: 'Photographed as evidence. Only the committee sees it, and after a year it is deleted.',
  sheetFiles: 'Photograph the sheet',
  sheetCount: (count) => `${count} sheets are here; only the committee can open them.`,
  sheetAlt: (no) => `Sheet ${no}`,
  shownToAll: 'Public',
  notShown: 'Internal',
  showNone: 'Nobody on it: show it',
  showAgreed: 'All agreed: show it',
  shown: 'It is on the page now.',
  takeDown: 'Take down',
  takeDownOf: (alt) => `Take down: ${alt}`,
  takenDown: 'Taken down. It cannot be seen anywhere any more.',
  changeText: 'Change its words',
  textTitle: 'What is said of a photo',
  textSaid: 'Changed.',
  keepMine: 'Use mine',
  toCommittee:
    'Photos not made public are deleted after a year. Whoever does not want to be on one says so, and it is taken down at once.',
  refusedNo: (count) =>
    count === 1
      ? 'One of those signed up did not agree to photos: leave them out before showing any.'
      : `${count} of those signed up did not agree to photos: leave them out before showing any.`,
  noPhoto: 'Please choose a photo first.',
  notNow: 'It has not begun, or was called off: no photos can be added now.',
  refused: {
    missing: 'Please say in a sentence what can be seen.',
    'too-long': 'That is too long: seventy characters are enough.',
    'odd-characters': 'There are odd invisible characters in it. Please type it again.',
    'choose-faces': 'Please choose: can anybody be recognised?',
    'not-agreed': 'Not everybody was asked, so it cannot be public. Untick it, or ask them first.',
    children: 'Photos of children’s gatherings are not made public.',
  },
}

/** Photos of a gathering and of its paper. */
export const photoWords = bilingual(zh, en)
