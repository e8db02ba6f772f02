import { bilingual } from '#base/words.ts'

export const remindingWords = bilingual(
  {
    title: '提醒',
    counts: (all: number, reminded: number, rung: number) =>
      `报上名的 ${all} 份：提醒过 ${reminded} 份，打电话或上门说过 ${rung} 份。`,
    soon: '前一天上午九点起发提醒。',
    told: '看通知到了谁',
    nobody: '快到时间了，还没有人报名。',
  },
  {
    title: 'Reminders',
    counts: (all: number, reminded: number, rung: number) =>
      `${all} with a place: ${reminded} reminded, ${rung} rung or visited.`,
    soon: 'Reminders leave from nine in the morning of the day before.',
    told: 'See who was told',
    nobody: 'It is soon, and nobody has signed up.',
  },
)
