import { bilingual } from '#base/words.ts'

export const recordingWords = bilingual(
  {
    title: '替居民记一件',
    lead: '点三下，写一句，记下。姓名和电话对方愿意留才问。',
    quick: '快速记录',
    channel: '怎么来的',
    channels: { telephone: '电话', door: '当面', paper: '纸条' },
    what: '哪方面',
    where: '哪幢楼',
    whereTyped: '打几个字就会找出来，比如：3号楼。后面可以接着写门牌。',
    words: '一句话：哪里，什么事',
    wordsHint: '比如：南门口地砖松了，差点绊倒',
    more: '姓名、电话、具体位置、照片（可不填）',
    go: '记下',
  },
  {
    title: 'Record for a neighbour',
    lead: 'Three taps, one sentence, done. Ask for name and telephone only if they wish to leave them.',
    quick: 'Quick record',
    channel: 'How it came',
    channels: { telephone: 'Telephone', door: 'In person', paper: 'On paper' },
    what: 'About',
    where: 'Building',
    whereTyped: 'Type a few signs and it is found, such as: 3号楼. A door number may follow.',
    words: 'One sentence: where, and what',
    wordsHint: 'For example: a loose tile at the south gate, somebody nearly fell',
    more: 'Name, telephone, exact spot, photos (optional)',
    go: 'Record it',
  },
)
