import { bilingual } from '#base/words.ts'
import { consentWords } from '../consent/words.ts'
import type { AnswerProblem } from './answer.rules.ts'

type Words = {
  title: string
  people: string
  deskLead: string
  cardLead: string
  never: string
  cardNone: string
  known: string
  dead: string
  how: string
  where: string
  other: string
  yes: string
  no: string
  back: string
  backOwn: string
  rested: (day: string) => string
  still: string
  household: (channel: string) => string
  householdLead: string
  householdHref: string
  done: Record<'yes' | 'no' | 'back' | 'homeToo', string>
  nothing: string
  sheet: string
  sheetTitle: (name: string) => string
  sheetLead: (area: string) => string
  sheetChoice: string
  sheetAddress: string
  sheetChild: string
  sheetChildLines: string
  sheetSign: string
  sheetTaken: string
  sheetFree: (phone: string) => string
  return: string
  refused: Record<'choose-answer' | 'choose-how' | 'guardian-needed', string>
}

export const personWords = bilingual<Words>(
  {
    title: '同意和没同意的事',
    people: '邻居与家园',
    deskLead: '本人怎么说就怎么记。三句话念给他听；不同意不影响办事，电话、当面、纸条照样可以。',
    cardLead: '不同意不影响办事。同意过的，点一下就收回，马上算数。',
    never: '没有问过',
    cardNone:
      '消息发不发到家里的手机、邮箱，在「怎么告诉我」里说。要单独发给您一个人，打个电话、到居委会说一声，我们照您说的记。',
    known: '您知道我什么',
    dead: '这个地址退回来了，收不到。问一个新的，或者记下不同意。',
    how: '怎么说的',
    where: '发到哪里',
    other: '另外一个，写在下面',
    yes: '记下：同意',
    no: '记下：不同意',
    back: '记下：收回',
    backOwn: '收回',
    rested: (day) => `说过不要，${day}以前不再去问。`,
    still: '本人自己改主意了',
    household: (channel) => `家里的${channel}`,
    householdLead: '这一户用家庭卡说过的。要同意，用家庭卡在「怎么告诉我」里说。',
    householdHref: '怎么告诉我',
    done: {
      yes: '记下了：同意。',
      no: '记下了：不同意，马上算数。',
      back: '记下了：收回。地址已经删掉，还没发的不发了。',
      homeToo: '记下了：不同意。家里留的也是这个号码，一并停了。',
    },
    nothing: '这里还没有开通短信、邮件和微信，没有要问的。',
    sheet: '打印一张签字用的',
    sheetTitle: (name) => `${name}：要不要另外发消息`,
    sheetLead: (area) => `${area}居委会。不同意不影响办事；同意了，随时打个电话就收回。`,
    sheetChoice: '□ 同意　　□ 不同意',
    sheetAddress: '发到',
    sheetChild: '替不满十四岁的孩子签',
    sheetChildLines: '监护人姓名 ＿＿＿＿＿＿　是孩子的 ＿＿＿＿　孩子的生日 ＿＿＿＿年＿＿月＿＿日',
    sheetSign: '签名 ＿＿＿＿＿＿　日期 ＿＿＿＿年＿＿月＿＿日',
    sheetTaken: '经手人 ＿＿＿＿＿',
    sheetFree: (phone) => `要收回：到居委会说一声${phone ? `，或者打 ${phone}` : ''}。`,
    return: '回去',
    refused: {
      'choose-answer': '请选同意或者不同意',
      'choose-how': '请选是怎么说的',
      'guardian-needed': '记着他还不满十四岁，要父母或监护人说同意',
    },
  },
  {
    title: 'What was agreed to, and what not',
    people: 'Neighbours and homes',
    deskLead:
      'Write down what they say. Read the three lines to them; a no changes nothing about how they are served: telephone, counter and paper are always there.',
    cardLead:
      'A no changes nothing about how you are served. What was agreed to is taken back with one press, at once.',
    never: 'Never asked',
    cardNone:
      'Whether messages go to your household’s telephone or mailbox is said under “How to tell me”. To have them sent to you alone, ring or come by: we write down what you say.',
    known: 'What you know about me',
    dead: 'Messages to this address come back. Ask for another, or write down a no.',
    how: 'How it was said',
    where: 'Where it goes',
    other: 'Another one, written below',
    yes: 'Write down: agreed',
    no: 'Write down: not agreed',
    back: 'Write down: taken back',
    backOwn: 'Take it back',
    rested: (day) => `They said no; nobody asks before ${day}.`,
    still: 'They changed their mind themselves',
    household: (channel) => `The household’s ${channel.toLowerCase()}`,
    householdLead: 'What this household said with its card. To agree, use the card, under “How to tell me”.',
    householdHref: 'How to tell me',
    done: {
      yes: 'Noted: agreed.',
      no: 'Noted: not agreed, from now on.',
      back: 'Noted: taken back. The address is deleted, and what was still waiting will not be sent.',
      homeToo: 'Noted: not agreed. The household had given the same number; that has stopped as well.',
    },
    nothing: 'Text messages, mail and WeChat are not set up here: there is nothing to ask.',
    sheet: 'Print a sheet to sign',
    sheetTitle: (name) => `${name}: shall messages also be sent?`,
    sheetLead: (area) =>
      `The committee of ${area}. A no changes nothing about how you are served; a yes can be taken back by a call at any time.`,
    sheetChoice: '□ I agree　　□ I do not agree',
    sheetAddress: 'To',
    sheetChild: 'Signing for a child under fourteen',
    sheetChildLines: 'Guardian’s name ____________  the child’s ________  child’s birthday ____________',
    sheetSign: 'Signature ________________  Date ____________',
    sheetTaken: 'Taken down by ________________',
    sheetFree: (phone) => `To take it back: come by${phone ? ` or ring ${phone}` : ''}.`,
    return: 'Back',
    refused: {
      'choose-answer': 'Please choose yes or no',
      'choose-how': 'Please choose how it was said',
      'guardian-needed': 'They are on record as under fourteen: a parent or guardian has to agree',
    },
  },
)

/** The sentence for each thing that can be wrong with an answer taken down. */
export const answerRefusals = (lang: 'zh' | 'en'): Record<AnswerProblem | 'guardian-needed', string> => ({
  ...consentWords(lang).refused,
  ...personWords(lang).refused,
})
