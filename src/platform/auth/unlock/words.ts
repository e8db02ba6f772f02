import { bilingual } from '#base/words.ts'

export const unlockWords = bilingual(
  {
    title: '屏幕已锁',
    lead: (name: string) => `${name}，有一阵没有动静，为了不让别人接着用，先锁上了。再输一次密码就接着来。`,
    typed: '您刚才写的还在，解锁后可以接着交。',
    lostFiles: '照片和文件没法留住，请再选一次。',
    password: '密码',
    unlock: '解锁',
    other: '不是我，退出',
    wrong: '密码不对，再试一次。',
    againTitle: '解锁了，您写的还在',
    again: '按一下就交上去。',
    send: '接着交',
    drop: '不交了，回去看看',
  },
  {
    title: 'Screen locked',
    lead: (name: string) =>
      `${name}, nothing has happened here for a while, so the screen was locked for others. Type your password to go on.`,
    typed: 'What you had written is still here; you can send it once unlocked.',
    lostFiles: 'Photos and files could not be kept; please choose them again.',
    password: 'Password',
    unlock: 'Unlock',
    other: 'Not me, sign out',
    wrong: 'That password is not right. Try again.',
    againTitle: 'Unlocked, and your words are still here',
    again: 'One press sends them.',
    send: 'Send it now',
    drop: 'Do not send, go back',
  },
)
