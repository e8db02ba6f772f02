import { bilingual } from '#base/words.ts'

/** The pages about messages at the desk. */
export const tabWords = bilingual(
  { all: '消息', mine: '给我的', unreached: '没有送到的', outbox: '发件', listeners: '没有接上的' },
  { all: 'Messages', mine: 'For me', unreached: 'Not reached', outbox: 'Outbox', listeners: 'Not taken up' },
)
