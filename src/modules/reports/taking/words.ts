import { bilingual } from '#base/words.ts'

export const takingWords = bilingual(
  {
    note: (line: { area: string; name: string; span: string; number: string; version: string }) =>
      `${line.area} · ${line.name} · ${line.span} · ${line.number} · ${line.version}`,
    cut: (most: string) => `这里是最近的 ${most} 条，更早的请换一段日子再取。`,
  },
  {
    note: (line: { area: string; name: string; span: string; number: string; version: string }) =>
      `${line.area} · ${line.name} · ${line.span} · ${line.number} · ${line.version}`,
    cut: (most: string) => `These are the newest ${most} rows; for earlier ones ask for other days.`,
  },
)
