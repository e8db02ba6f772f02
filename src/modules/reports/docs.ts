import type { Lang } from '#base/words.ts'
import type { Figure } from '#platform/figures/figure.ts'
import { allFigures } from './registry.ts'

const langs: readonly Lang[] = ['zh', 'en']

/** The text of docs/figures.md: every figure with its definition in both languages, as the program itself knows it. */
export const figuresDoc = (): string =>
  [
    '# Figures',
    '',
    'Printed from the registry (`npm run docs`). A definition here is the one on the page; the version is raised whenever the same records would give another number. All days are days in Shanghai, both ends included.',
    '',
    ...allFigures.flatMap(chapter),
  ].join('\n')

const chapter = (figure: Figure): string[] => [
  `## \`${figure.key}\``,
  '',
  `Version ${figure.definitionVersion} · ${figure.measure}${figure.effort ? ` · effort ${figure.effort}` : ''}`,
  '',
  ...langs.flatMap((lang) => {
    const { name, unit, definition, traps } = figure.words(lang)
    return [`**${name}** (${unit}) ${definition}`, '', ...traps.map((trap) => `- ${trap}`), '']
  }),
]
