import { bilingual } from '#base/words.ts'

/** The five efforts, and what figures are called wherever they stand. */
export const words = bilingual(
  {
    figures: '数字',
    efforts: {
      e1: { name: '实功', about: '家园' },
      e2: { name: '绣功', about: '服务' },
      e3: { name: '真功', about: '先锋日' },
      e4: { name: '外功', about: '朋友圈' },
      e5: { name: '内功', about: '宣讲' },
    },
    noEffort: '其他',
    effort: (name: string, about: string) => `${name} · ${about}`,
    version: (version: number) => `定义第 ${version} 版`,
    whichDays: '哪些日子',
    otherDays: '另选日子',
    look: '看这些日子',
    from: '从',
    to: '到（含这一天）',
    wrongDays: '这段日子没有看懂',
    wrongDaysText: '请把日子改好再看。没有任何记录因此改变。',
  },
  {
    figures: 'Figures',
    efforts: {
      e1: { name: 'Solid work', about: 'homes' },
      e2: { name: 'Fine work', about: 'services' },
      e3: { name: 'True work', about: 'vanguard days' },
      e4: { name: 'Outward work', about: 'partners' },
      e5: { name: 'Inward work', about: 'lectures' },
    },
    noEffort: 'Others',
    effort: (name: string, about: string) => `${name} · ${about}`,
    version: (version: number) => `definition version ${version}`,
    whichDays: 'Which days',
    otherDays: 'Other days',
    look: 'Show these days',
    from: 'From',
    to: 'To (included)',
    wrongDays: 'These days could not be read',
    wrongDaysText: 'Correct the days and look again. No record was changed.',
  },
)
