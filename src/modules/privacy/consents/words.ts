import { bilingual } from '#base/words.ts'
import type { ConsentProblem, Purpose, Standing } from './consent.rules.ts'

type ConsentWords = {
  title: string
  lead: string
  purpose: Record<Purpose, string>
  /** What, why, until when: the three lines somebody agrees to. A change here is a new version of the purpose. */
  lines: Record<Purpose, readonly [string, string, string]>
  standing: Record<Standing, string>
  until: (day: string) => string
  yes: string
  no: string
  back: string
  notAskedAgain: string
  child: string
  born: string
  bornHint: string
  guardian: string
  said: Record<'yes' | 'no', string>
  refused: Record<ConsentProblem, string>
}

/** What somebody agrees to, in three lines each. */
export const consentWords = bilingual<ConsentWords>(
  {
    title: '您同意和没同意的事',
    lead: '不同意不影响办事：电话、当面、纸条照样可以。随时可以收回，收回马上算数。',
    purpose: {
      'message-sms': '发短信告诉我',
      'message-email': '发电子邮件告诉我',
      'message-wechat': '用微信告诉我',
      'message-push': '在手机上弹出提醒',
    },
    lines: {
      'message-sms': ['用您登记的手机号码', '您反映的事有了进展，发短信告诉您', '两年，或者您收回那天为止'],
      'message-email': ['用您留的电子邮箱', '您反映的事有了进展，发邮件告诉您', '两年，或者您收回那天为止'],
      'message-wechat': [
        '用您在微信里打开本站时的编号',
        '您反映的事有了进展，在微信里告诉您',
        '两年，或者您收回那天为止',
      ],
      'message-push': ['用您这台手机的提醒地址', '您反映的事有了进展，在手机上提醒您', '一年，或者您收回那天为止'],
    },
    standing: { given: '同意了', refused: '没同意', withdrawn: '收回了', expired: '到期了', none: '没有问过' },
    until: (day) => `到 ${day} 为止`,
    yes: '同意',
    no: '不同意',
    back: '收回',
    notAskedAgain: '九十天里不再来问。您自己改主意，随时可以点。',
    child: '替不满十四岁的孩子答',
    born: '哪一年出生的',
    bornHint: '只有不满十四岁的孩子要填，要家长来说同意；这一年不会存下来',
    guardian: '我是孩子的父母或监护人，我同意',
    said: { yes: '记下了：同意。', no: '记下了：不同意，马上算数。' },
    refused: {
      'choose-purpose': '请选一件事。',
      'choose-answer': '请选同意或者不同意。',
      'year-odd': '年份写四位数字，例如 2012。',
      'guardian-needed': '不满十四岁，要父母或监护人来说同意。',
    },
  },
  {
    title: 'What you agreed to, and what not',
    lead: 'A no changes nothing about how you are served: telephone, counter and paper are always there. A yes can be taken back at any moment, at once.',
    purpose: {
      'message-sms': 'Tell me by SMS',
      'message-email': 'Tell me by e-mail',
      'message-wechat': 'Tell me by WeChat',
      'message-push': 'Remind me on this phone',
    },
    lines: {
      'message-sms': [
        'Your mobile number',
        'To tell you how your matter goes',
        'For two years, or until you take it back',
      ],
      'message-email': [
        'Your e-mail address',
        'To tell you how your matter goes',
        'For two years, or until you take it back',
      ],
      'message-wechat': [
        'The id WeChat gives you on this site',
        'To tell you how your matter goes',
        'For two years, or until you take it back',
      ],
      'message-push': [
        'The address of this phone',
        'To tell you how your matter goes',
        'For one year, or until you take it back',
      ],
    },
    standing: { given: 'agreed', refused: 'not agreed', withdrawn: 'taken back', expired: 'over', none: 'never asked' },
    until: (day) => `until ${day}`,
    yes: 'I agree',
    no: 'I do not agree',
    back: 'Take it back',
    notAskedAgain: 'Nobody asks again for ninety days. You may change your mind here at any time.',
    child: 'Answering for a child under fourteen',
    born: 'Year of birth',
    bornHint: 'Only for a child under fourteen, for whom a parent agrees; the year is not kept',
    guardian: 'I am the parent or guardian, and I agree',
    said: { yes: 'Noted: agreed.', no: 'Noted: not agreed, from now on.' },
    refused: {
      'choose-purpose': 'Choose one.',
      'choose-answer': 'Choose yes or no.',
      'year-odd': 'Four digits, such as 2012.',
      'guardian-needed': 'Under fourteen a parent or guardian has to agree.',
    },
  },
)
