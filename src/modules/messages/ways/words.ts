import { bilingual } from '#base/words.ts'
import type { Addressed } from '../channels.rules.ts'
import type { Topic } from '../kinds.rules.ts'

type Words = {
  title: string
  lead: string
  link: string
  back: string
  agree: Record<Addressed, string>
  yes: string
  no: string
  dead: string
  notYet: string
  end: string
  rested: (day: string) => string
  still: string
  ended: string
  refusedSaid: string
  thanks: string
  topics: string
  topicsLead: string
  topic: Record<Topic, string>
  onlyHere: string
  pace: string
  digest: string
  atOnce: string
  save: string
  saved: string
  nothing: string
  refused: Record<'not-ticked' | 'not-offered', string>
}

/** The three lines people agree to stand in `consent/words.ts`. */
export const wayWords = bilingual<Words>(
  {
    title: '怎么告诉我',
    lead: '消息总在这里。要不要另外发到手机或邮箱，您说了算，随时可以改。',
    link: '怎么告诉我',
    back: '回到消息',
    agree: {
      mail: '同意把我家的事发到这个邮箱',
      sms: '同意把我家的事发到这个手机号',
      wechat: '同意把我家的事发到这个微信',
    },
    yes: '就这样发给我',
    no: '不用',
    dead: '这个地址退回来了，收不到。请换一个，或者收回。',
    notYet: '您同意的时候，还没有说到活动。报名的活动也要发到这里，请再同意一次；不同意，别的照旧发。',
    end: '收回同意',
    rested: (day) => `您说过不用，${day}以前不再问。`,
    still: '改主意了，要发',
    ended: '收回了，地址已经删掉，还没发的也不发了。',
    refusedSaid: '好的，不发。三个月内不再问。',
    thanks: '记下了。',
    topics: '哪些发，什么时候发',
    topicsLead: '不选也行：每天早上八点，把前一天的合成一条；活动里等不到第二天早上的，马上说。',
    topic: {
      question: '想问您的',
      progress: '办到哪一步',
      ending: '办好了、结了',
      work: '交给我的、等我接着办的',
      gathering: '活动：报名、提醒、改期和取消',
      vanguard: '志愿：问我能不能来、我的班',
    },
    onlyHere: '只放在这里',
    pace: '什么时候',
    digest: '早上八点合成一条',
    atOnce: '有了就发（晚上不发）',
    save: '就这样',
    saved: '记下了，从下一条起照办。',
    nothing: '这里还没有开通短信、邮件和微信。消息都在这里看。',
    refused: {
      'not-ticked': '同意了才能发，请打个勾',
      'not-offered': '请从列出的里面选',
    },
  },
  {
    title: 'How to tell me',
    lead: 'Messages are always here. Whether they are also sent to your telephone or mailbox is for you to say, and to change at any time.',
    link: 'How to tell me',
    back: 'Back to the messages',
    agree: {
      mail: 'I agree that our matters are sent to this mailbox',
      sms: 'I agree that our matters are sent to this number',
      wechat: 'I agree that our matters are sent to this WeChat',
    },
    yes: 'Send them to me',
    no: 'No, thank you',
    dead: 'Messages to this address come back. Please give another one, or take the consent back.',
    notYet:
      'When you agreed, gatherings were not spoken of yet. To hear of those you sign up for too, please agree once more; the rest goes on as it is.',
    end: 'Take the consent back',
    rested: (day) => `You said no; we do not ask again before ${day}.`,
    still: 'I have changed my mind',
    ended: 'Taken back. The address is deleted, and what was still waiting will not be sent.',
    refusedSaid: 'All right. We do not ask again for three months.',
    thanks: 'Noted.',
    topics: 'What is sent, and when',
    topicsLead:
      'You need not choose: at eight each morning, one message with all of the day before; of gatherings at once what cannot wait until then.',
    topic: {
      question: 'Questions to you',
      progress: 'How it goes',
      ending: 'Done, or closed',
      work: 'What was given to me, or waits for me',
      gathering: 'Gatherings: places, reminders, changes',
      vanguard: 'Volunteering: questions to me, my shifts',
    },
    onlyHere: 'Only here',
    pace: 'When',
    digest: 'At eight in the morning, as one',
    atOnce: 'At once (never at night)',
    save: 'Keep this',
    saved: 'Noted; it holds from the next message on.',
    nothing: 'Text messages, mail and WeChat are not set up here. All messages are read here.',
    refused: {
      'not-ticked': 'We can only send with your consent: please tick the box',
      'not-offered': 'Please choose one of those listed',
    },
  },
)
