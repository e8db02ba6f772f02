import { bilingual } from '#base/words.ts'

/** What is said when one of a family does not come. */
export const fewerWords = bilingual(
  {
    title: '少来一位？',
    text: '按一下，这一位的位子马上让给后面的人，其他人照样来。',
    of: (who: string) => `${who}不来了`,
    adult: '孩子要有大人一起来。大人都来不了的，请把整个报名取消。',
    link: '少来一位',
    deskTitle: (who: string) => `${who}：谁不来了？`,
    done: '记下了，空出来的位子马上问后面的人。',
    back: '回到名单',
  },
  {
    title: 'One fewer?',
    text: 'One press and this place goes to the next; the others come as before.',
    of: (who: string) => `${who} is not coming`,
    adult: 'Children come with a grown-up. If none of you can, please give all places back.',
    link: 'One fewer',
    deskTitle: (who: string) => `${who}: who is not coming?`,
    done: 'Noted. The place is offered to the next.',
    back: 'Back to the list',
  },
)
