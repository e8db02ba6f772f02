import { bilingual } from '#base/words.ts'

export const conflictWords = bilingual({ keepMine: '还是用我写的' }, { keepMine: 'Save mine after all' })
