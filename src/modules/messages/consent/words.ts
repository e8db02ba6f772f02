import { bilingual } from '#base/words.ts'
import type { Addressed, Channel } from '../channels.rules.ts'
import { deviceWords } from '../push/words.ts'
import type { AddressProblem, Answer, How, Lapse } from './consent.rules.ts'
import type { GuardianProblem, Relation } from './guardian.rules.ts'

type Words = {
  channel: Record<Channel, string>
  address: Record<Addressed, string>
  hint: Record<Addressed, string>
  /** What, why, until when: the three lines somebody agrees to. A device's stand in push/words.ts. */
  lines: Record<Addressed, readonly [string, string, string]>
  answer: Record<Answer['answer'], string>
  lapse: Record<Lapse, string>
  until: (day: string) => string
  how: Record<How, string>
  noted: (how: string, name: string) => string
  spoke: (name: string, relation: string) => string
  child: string
  childTick: string
  childHint: string
  born: string
  guardian: string
  relation: string
  relations: Record<Relation, string>
  refused: Record<AddressProblem | GuardianProblem, string>
}

/** The sentences people agree to stand here: whoever changes `lines` raises `textVersion` in consent.rules.ts. */
export const consentWords = bilingual<Words>(
  {
    channel: { mail: '电子邮件', sms: '短信', wechat: '微信', push: '设备上的提醒' },
    address: { mail: '邮箱', sms: '手机号', wechat: '公众号给您的绑定码' },
    hint: { mail: '像 name@mail.example', sms: '11 位', wechat: '在公众号里回复「绑定」就会收到' },
    lines: {
      mail: [
        '发到您留的邮箱。只写编号、什么事、到了哪一步，活动写名称、时间、地点和看您自己报名的网址；不写姓名，也不写您说的话。',
        '为的是和您有关的事、您报名的活动有了动静，好告诉您；不作别用，晚上九点到早上八点不发。',
        '两年，或者到您收回那天；收回以后，地址马上删掉。',
      ],
      sms: [
        '发到您留的手机号。只写编号、什么事、到了哪一步，活动写名称、时间、地点和看您自己报名的网址；不写姓名，也不写您说的话。',
        '为的是和您有关的事、您报名的活动有了动静，好告诉您；不作别用，晚上九点到早上八点不发。',
        '两年，或者到您收回那天；收回以后，号码马上删掉。',
      ],
      wechat: [
        '发到您绑定的微信。只写编号、什么事、到了哪一步，活动写名称、时间、地点和看您自己报名的网址；不写姓名，也不写您说的话。',
        '为的是和您有关的事、您报名的活动有了动静，好告诉您；不作别用，晚上九点到早上八点不发。',
        '两年，或者到您收回那天；收回以后，绑定马上删掉。',
      ],
    },
    answer: { given: '同意了', refused: '没同意', withdrawn: '收回了' },
    lapse: {
      grown: '满十四岁了，家长说的到期了，现在由本人说',
      ended: '两年到了，要发得重新问',
      reworded: '说法改过了，要发得重新问',
    },
    until: (day) => `最晚到${day}`,
    how: {
      'own-page': '自己点的',
      counter: '当面说的',
      telephone: '电话里说的',
      door: '上门时说的',
      paper: '纸上签的',
    },
    noted: (how, name) => `${how}，${name}记下`,
    spoke: (name, relation) => `${name}（${relation}）替孩子说的`,
    child: '这是不满十四岁的孩子用的',
    childTick: '是，给孩子用',
    childHint: '要父母或监护人说同意。满十四岁那天自动停，改由本人说。',
    born: '孩子的生日',
    guardian: '父母或监护人的姓名',
    relation: '是孩子的',
    relations: { mother: '妈妈', father: '爸爸', guardian: '其他监护人' },
    refused: {
      'no-mail': '看不出是邮箱，请再看看',
      'no-sms': '请写 11 位手机号',
      'no-wechat': '绑定码不对，请照公众号发的写',
      'no-push': deviceWords('zh').wanted,
      'born-missing': '请选孩子的生日，好知道哪天满十四岁',
      'born-odd': '这一天不对，请再看看',
      'born-old': '满十四岁了，请本人自己说，不用监护人',
      'guardian-missing': '请写父母或监护人的姓名，三十个字以内',
      'relation-missing': '请选是孩子的什么人',
    },
  },
  {
    channel: { mail: 'E-mail', sms: 'Text message', wechat: 'WeChat', push: 'A reminder on a device' },
    address: { mail: 'Mail address', sms: 'Mobile number', wechat: 'The code our official account gave you' },
    hint: {
      mail: 'such as name@mail.example',
      sms: '11 digits',
      wechat: 'Reply 绑定 to the official account to receive it',
    },
    lines: {
      mail: [
        'It goes to your mailbox. Only the number, the subject and the step are written, of gatherings the title, time, place and the address of your own sign-up: no name, and nothing you said.',
        'So that you hear how the matters that concern you go, and of what you signed up for; nothing else is sent there, and nothing from nine in the evening to eight in the morning.',
        'For two years, or until you take it back; then the address is deleted at once.',
      ],
      sms: [
        'It goes to your mobile. Only the number, the subject and the step are written, of gatherings the title, time, place and the address of your own sign-up: no name, and nothing you said.',
        'So that you hear how the matters that concern you go, and of what you signed up for; nothing else is sent there, and nothing from nine in the evening to eight in the morning.',
        'For two years, or until you take it back; then the number is deleted at once.',
      ],
      wechat: [
        'It goes to your WeChat. Only the number, the subject and the step are written, of gatherings the title, time, place and the address of your own sign-up: no name, and nothing you said.',
        'So that you hear how the matters that concern you go, and of what you signed up for; nothing else is sent there, and nothing from nine in the evening to eight in the morning.',
        'For two years, or until you take it back; then the tie is deleted at once.',
      ],
    },
    answer: { given: 'Agreed', refused: 'Not agreed', withdrawn: 'Taken back' },
    lapse: {
      grown: 'Fourteen now: what a parent said is over, and they speak themselves',
      ended: 'The two years are over; it has to be asked again',
      reworded: 'The words have changed; it has to be asked again',
    },
    until: (day) => `at the latest until ${day}`,
    how: {
      'own-page': 'on their own page',
      counter: 'at the counter',
      telephone: 'by telephone',
      door: 'at the door',
      paper: 'on paper',
    },
    noted: (how, name) => `Said ${how}, taken down by ${name}`,
    spoke: (name, relation) => `${name} (${relation}) spoke for the child`,
    child: 'A child under fourteen uses it',
    childTick: 'Yes, for a child',
    childHint:
      'A parent or guardian has to agree. It ends by itself on the fourteenth birthday; then they speak themselves.',
    born: 'The child’s birthday',
    guardian: 'Name of the parent or guardian',
    relation: 'They are the child’s',
    relations: { mother: 'mother', father: 'father', guardian: 'other guardian' },
    refused: {
      'no-mail': 'This does not look like a mail address',
      'no-sms': 'Please write a mobile number of 11 digits',
      'no-wechat': 'Please write the code as the official account sent it',
      'no-push': deviceWords('en').wanted,
      'born-missing': 'Please choose the birthday, so that the day they turn fourteen is known',
      'born-odd': 'This day cannot be right',
      'born-old': 'They are fourteen: they speak themselves, without a guardian',
      'guardian-missing': 'Please write the name of the parent or guardian, up to thirty characters',
      'relation-missing': 'Please choose who they are to the child',
    },
  },
)
