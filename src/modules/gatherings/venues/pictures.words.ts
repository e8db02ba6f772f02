import { bilingual } from '#base/words.ts'
import type { TextProblem } from '#base/form.rules.ts'

type PictureWords = {
  title: string
  lead: string
  none: string
  add: string
  file: string
  alt: string
  altHint: string
  save: string
  first: string
  takeDown: string
  full: string
  noFile: string
  added: string
  changed: string
  gone: string
  refused: Record<TextProblem, string>
}

/** What the page of a venue's pictures says. */
export const venuePictureWords = bilingual<PictureWords>(
  {
    title: '照片',
    lead: '最多四张，第一张登在名单上。不要拍到人脸。',
    none: '还没有照片。拍一张门口，大家好认。',
    add: '添上',
    file: '照片',
    alt: '照片上是什么',
    altHint: '给看不见的邻居听，比如：二号楼底层的玻璃门，门口有坡道。',
    save: '改好了',
    first: '放到第一张',
    takeDown: '拿掉',
    full: '已经有四张了。先拿掉一张，再添新的。',
    noFile: '请选一张照片。',
    added: '添上了。',
    changed: '改好了。',
    gone: '拿掉了。',
    refused: {
      missing: '请写一句照片上是什么。',
      'too-long': '写得太长了，请短一些。',
      'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
    },
  },
  {
    title: 'Pictures',
    lead: 'Four at most; the first stands in the list. No faces, please.',
    none: 'There is no picture yet. One of the entrance helps people find it.',
    add: 'Add',
    file: 'Picture',
    alt: 'What is on it',
    altHint: 'For neighbours who cannot see it: the glass door of building 2, with a ramp.',
    save: 'Save',
    first: 'Put it first',
    takeDown: 'Take down',
    full: 'There are four already. Take one down first.',
    noFile: 'Please choose a picture.',
    added: 'Added.',
    changed: 'Saved.',
    gone: 'Taken down.',
    refused: {
      missing: 'Please say in a sentence what is on it.',
      'too-long': 'This is too long; please make it shorter.',
      'odd-characters': 'There are invisible signs in this; please type it again.',
    },
  },
)
