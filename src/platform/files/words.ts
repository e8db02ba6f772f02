import { bilingual } from '#base/words.ts'
import type { PictureRefusal } from './picture.ts'

type PictureWords = { refused: Record<PictureRefusal, string>; tooMany: (most: number) => string; gone: string }

const zh: PictureWords = {
  refused: {
    'not-a-picture': '这个文件不是照片。请选 JPG、PNG 或 WebP 格式的照片。',
    heic: '这张照片是 HEIC 格式，这里打不开。请在手机里改用 JPG（“兼容性最佳”），或发一张截图。',
    'too-big': '这张照片太大了，最多 12 MB。请换一张，或把照片改小再发。',
    'too-many-pixels': '这张照片的尺寸太大了，最多五千万像素。请换一张，或把照片改小再发。',
    damaged: '这张照片没有传完整，或者已经损坏。请再选一次，或换一张。',
    'disk-full': '居委会这边存照片的地方满了，这张照片没有存下来。文字可以先交，照片请稍后再补。',
  },
  tooMany: (most) => `一次最多交 ${most} 张照片，请去掉几张再交。`,
  gone: '刚才的照片隔得太久，已经不在了，请再选一次。',
}

/** Why a picture was not taken in, as the person who sent it reads it. */
export const pictureWords = bilingual<PictureWords>(zh, {
  refused: {
    'not-a-picture': 'This file is not a photo. Please choose a JPG, PNG or WebP photo.',
    heic: 'This photo is in HEIC format, which cannot be opened here. Set the phone to “Most Compatible” (JPG), or send a screenshot.',
    'too-big': 'This photo is too big: 12 MB at most. Choose another, or make it smaller first.',
    'too-many-pixels': 'This photo has too many pixels: 50 million at most. Choose another, or make it smaller first.',
    damaged: 'This photo did not arrive whole, or is damaged. Please choose it again, or another one.',
    'disk-full':
      'There is no room left here for photos, so this one was not kept. You can send the text now and add the photo later.',
  },
  tooMany: (most) => `At most ${most} photos at a time. Please leave some out and send again.`,
  gone: 'The photos from before were kept for a day and are gone. Please choose them again.',
})
