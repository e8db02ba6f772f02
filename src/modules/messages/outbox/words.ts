import { bilingual } from '#base/words.ts'

/** What leaves the house, in words. */
export const sentWords = bilingual(
  {
    subject: (area: string, count: number) =>
      count === 1 ? `${area}：您有一条新消息` : `${area}：您有 ${count} 条新消息`,
    greeting: '您好：',
    look: (link: string) => `看这里：${link}`,
    own: (link: string) => `看自己的、答复、取消：${link}`,
    lookIn: '打开近邻，在「消息」里看。',
    foot: '这是您同意发的。不想再收，在「消息 › 怎么告诉我」里收回就行。这个邮箱不收信。',
    short: (count: number) => `您有 ${count} 条新消息`,
  },
  {
    subject: (area: string, count: number) =>
      count === 1 ? `${area}: a new message` : `${area}: ${count} new messages`,
    greeting: 'Hello,',
    look: (link: string) => `See ${link}`,
    own: (link: string) => `Your own page, to answer or to cancel: ${link}`,
    lookIn: 'Open Jinlin and look under “Messages”.',
    foot: 'You agreed to receive this. To end it, go to Messages › How to tell me. Nobody reads mail sent to this address.',
    short: (count: number) => `${count} new messages`,
  },
)
