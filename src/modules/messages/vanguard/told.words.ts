import { bilingual } from '#base/words.ts'

/** Who of a vanguard day was told. */
export const volunteersToldWords = bilingual(
  {
    title: '通知到了谁',
    lead: '问了、排了的志愿者，谁收到了，谁还没有。',
    leadOff: '这一天停了。谁知道了不用来，谁还不知道。',
    off: '要告诉他不用来了',
    lost: (shift: string) => `「${shift}」不用他来了，要告诉他`,
    noneOff: '没有要告诉的人',
    noneOffText: '没有人答应过要来，也没有给谁排班。',
    atHome: '家里的消息里说了一声，本人看没看到不知道。',
    none: '还没有问谁，也没有发布谁的班',
    noneText: '问了大家，或者发布了班，就列在这里。',
    missing: '还没有告诉的',
    missingNote: (count: number) => `${count} 件没有消息能送到，或者还没看。请打个电话，电话在各人的页上。`,
    told: '已经告诉的',
    asked: '问他能不能来',
    placed: (shift: string) => `排了「${shift}」`,
    person: '找这位的电话',
    back: '回到班表',
  },
  {
    title: 'Who was told',
    lead: 'Volunteers who were asked or given a shift: who has heard of it, and who has not.',
    leadOff: 'This day is left out: who knows that they need not come, and who does not yet.',
    off: 'is to hear that they need not come',
    lost: (shift: string) => `no longer needed for “${shift}”`,
    noneOff: 'Nobody has to be told',
    noneOffText: 'Nobody had said yes, and nobody had a shift.',
    atHome: 'A word stands in the inbox of their household; whether they saw it is not known.',
    none: 'Nobody was asked yet, and no shift was published',
    noneText: 'Once people are asked or shifts published, they are listed here.',
    missing: 'Not told yet',
    missingNote: (count: number) =>
      `${count} could not be sent, or were not read. Please ring; the number is on the page of each.`,
    told: 'Told',
    asked: 'asked whether they come',
    placed: (shift: string) => `given “${shift}”`,
    person: 'Their page, for the telephone',
    back: 'Back to the shifts',
  },
)
