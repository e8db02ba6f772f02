import { bilingual } from '#base/words.ts'
import type { Kind } from './request.rules.ts'

type AskWords = Record<'askTitle' | 'askLead' | 'askLabel' | 'send', Record<Kind, string>>

/** What the form of each kind of request says. */
export const askWords = bilingual<AskWords>(
  {
    askTitle: { correct: '有一处写错了', delete: '请删掉我的资料', complain: '投诉：资料用得不对' },
    askLead: {
      correct: '写清楚哪里错了、应该是什么。我们认清是您本人，改好了告诉您。',
      delete: '不要理由。我们认清是您本人，就从名册和办过的事里把您删掉，删了找不回来。',
      complain: '谁看了不该看的、用在了不该用的地方，请写下来。',
    },
    askLabel: { correct: '哪里错了，应该是什么', delete: '想说的话', complain: '怎么回事' },
    send: { correct: '请改过来', delete: '请删掉', complain: '投诉' },
  },
  {
    askTitle: {
      correct: 'Something is wrong',
      delete: 'Please delete my data',
      complain: 'Complain about how data are used',
    },
    askLead: {
      correct: 'Say what is wrong and what it should be. We make sure it is you, correct it and tell you.',
      delete:
        'No reason is needed. We make sure it is you and take you off the roster and out of what was told. It cannot be undone.',
      complain: 'Who looked at what they should not, or used it for what they should not? Please write it down.',
    },
    askLabel: {
      correct: 'What is wrong, what it should be',
      delete: 'Anything you want to say',
      complain: 'What happened',
    },
    send: { correct: 'Please correct it', delete: 'Please delete it', complain: 'Complain' },
  },
)
