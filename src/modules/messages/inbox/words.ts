import { bilingual } from '#base/words.ts'

export const inboxWords = bilingual(
  {
    title: '消息',
    lead: '您家反映的事、报名的活动有了动静，都在这里。',
    leadDesk: '交给您的事、等您接着办的事，都在这里。',
    unread: (count: number) => `${count} 条没看`,
    fresh: '新',
    open: '看这件事',
    readAll: '都看过了',
    allRead: '都标成看过了。',
    none: '还没有消息',
    noneText: '反映的事、报名的活动一有动静，就会在这里说一声。',
    noneDesk: '有事交给您，或者等您接着办，就会在这里说一声。',
    newest: (most: number) => `只列最近 ${most} 条；更早的，打开那件事就能看到。`,
  },
  {
    title: 'Messages',
    lead: 'Whenever something happens to what your household told us or signed up for, it is said here.',
    leadDesk: 'What was given to you, and what waits for you to go on, is said here.',
    unread: (count: number) => `${count} unread`,
    fresh: 'New',
    open: 'Open this need',
    readAll: 'I have read them all',
    allRead: 'All are marked as read.',
    none: 'No messages yet',
    noneText: 'Whenever something happens to what you told us or signed up for, it is said here.',
    noneDesk: 'When something is given to you or waits for you, it is said here.',
    newest: (most: number) => `The newest ${most}; what is older stands with its need.`,
  },
)
