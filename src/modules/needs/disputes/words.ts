import { bilingual } from '#base/words.ts'

/** What is said of matters between neighbours: to who tells them, at the desk, and to those who may read them. */
export const disputeWords = bilingual(
  {
    ask: '邻里矛盾，不想公开',
    askHint: '只有居委会主任和指定的经办人看得到，不上公示栏，也不进统计数字。以后只凭编号和查询码看进展，请收好回执。',
    atDesk: '是邻里矛盾，不公开',
    atDeskHint: '以后只有主任和经办人看得到，由居委会自己办，不交给物业和业委会。受理的人就是经办人。',
    heading: '题目',
    headingHint: '只有主任、经办人和反映人看得到。',
    kept: '邻里之间的事：只有主任和经办人看得到，不公开。',
    title: '邻里矛盾',
    lead: '只列您看得到的：主任看全部，其他人只看自己经办的。',
    emptyTitle: '没有您经办的',
    empty: '主任指定您经办以后，会列在这里。',
    handler: '经办人',
    nobody: '还没有指定',
    name: '请谁经办',
    nameHint: '这位同事从现在起看得到，原来的经办人就看不到了。',
    entrust: '请他经办',
    chooseHandler: '请选一位居委会同事。',
    stays: '邻里之间的事由居委会自己办，不交给物业和业委会。',
    own: '这件事不公开：只有居委会主任和经办人看得到。',
  },
  {
    ask: 'Between neighbours: please keep it private',
    askHint:
      'Only the director of the committee and one person named for it can see it; it is on no board and in no figure. You can follow it by number and code alone, so please keep the receipt.',
    atDesk: 'It is between neighbours: keep it private',
    atDeskHint:
      'Then only the director and its handler see it, and the committee sees to it itself. Whoever takes it up is its handler.',
    heading: 'Title',
    headingHint: 'Only the director, the handler and the asker see it.',
    kept: 'Between neighbours: seen by the director and its handler only, never public.',
    title: 'Between neighbours',
    lead: 'Only what you may see: the director all of it, others what they handle.',
    emptyTitle: 'Nothing for you to handle',
    empty: 'What the director entrusts to you is listed here.',
    handler: 'Handler',
    nobody: 'Nobody named yet',
    name: 'Who handles it',
    nameHint: 'This colleague can see it from now on; whoever handled it before no longer can.',
    entrust: 'Entrust it',
    chooseHandler: 'Please choose a colleague of the committee.',
    stays:
      'What is between neighbours stays with the committee; it is not handed to the property manager or the owners.',
    own: 'This is private: only the director of the committee and its handler can see it.',
  },
)
