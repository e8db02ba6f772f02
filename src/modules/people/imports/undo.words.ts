import { bilingual } from '#base/words.ts'

export const undoWords = bilingual(
  {
    undo: '把这次导入整个撤回',
    yes: '撤回',
    whole: (n: number) => `${n} 位回到导入以前：新登记的去掉，改过的还原。`,
    stays: '导入以后有人改过的，不动，列出来给您看；新建的楼和户留着。',
    undone: (at: string) => `这次导入已经撤回（${at}）。`,
    edited: (n: number) => `有 ${n} 位没有动`,
    editedNote: '导入以后有人改过他们，请逐位看一看：',
    kind: { new: '导入时新登记', changed: '导入时更新过' },
    back: (removed: number, restored: number, edited: number) =>
      `撤回了：去掉 ${removed} 位，还原 ${restored} 位${edited ? `，${edited} 位有人改过，没有动` : ''}。`,
    notNow: '这次导入不能撤回：没有导完，或者已经撤回过。',
  },
  {
    undo: 'Take this whole import back',
    yes: 'Take it back',
    whole: (n: number) => `${n} people are as before the import: new ones go, changed ones are restored.`,
    stays: 'Whoever was edited since is left alone and listed for you; buildings and homes it made stay.',
    undone: (at: string) => `This import was taken back (${at}).`,
    edited: (n: number) => `${n} were left alone`,
    editedNote: 'Somebody edited them after the import; please look at each:',
    kind: { new: 'written down by the import', changed: 'changed by the import' },
    back: (removed: number, restored: number, edited: number) =>
      `Taken back: ${removed} removed, ${restored} restored${edited ? `, ${edited} edited since and left alone` : ''}.`,
    notNow: 'This import cannot be taken back: it is not over, or was taken back already.',
  },
)
