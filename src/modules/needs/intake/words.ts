import { bilingual } from '#base/words.ts'
import type { WishProblem } from './wish.rules.ts'

type IntakeWords = {
  title: string
  lead: string
  what: string
  words: string
  wordsHint: string
  photos: string
  where: string
  whereHint: string
  outdoors: string
  spot: string
  spotHint: string
  moreIfYouLike: string
  moreWhere: string
  reply: string
  replies: { page: string; telephone: string; door: string; none: string }
  name: string
  phone: string
  phoneHint: string
  door: string
  doorHint: string
  send: string
  danger: string
  dangerCalls: { police: string; fire: string; ambulance: string; gas: string }
  use: readonly [string, string, string]
  refused: Record<WishProblem, string>
  tooOld: string
  another: (number: string) => string
  seeEarlier: string
  tooOften: (minutes: number) => string
  photosLater: string
}

const zh: IntakeWords = {
  title: '我要反映',
  lead: '点一样，说一句，拍一张也行。不用登录，不留姓名也可以。',
  what: '哪方面的事？',
  words: '什么事？',
  wordsHint: '一句话就行，比如：5 楼楼道的灯不亮了。拍了照片可以不写。',
  photos: '拍张照片',
  where: '在哪儿？',
  whereHint: '不知道选哪个就不选。',
  outdoors: '楼外面',
  spot: '具体位置',
  spotHint: '比如：南门口、5 楼、电梯旁边',
  moreIfYouLike: '想要回音，或者还想多说一点（可不填）',
  moreWhere: '在哪儿、要不要回音（可不填）',
  reply: '办得怎样，怎么告诉您？',
  replies: { page: '我自己凭编号看', telephone: '打电话告诉我', door: '到家里来说', none: '不用告诉我' },
  name: '怎么称呼您',
  phone: '电话',
  phoneHint: '只用来办这件事，只有经办的人看得到。',
  door: '门牌',
  doorHint: '要上门才填，比如：502',
  send: '交给居委会',
  danger: '遇到危险，先打电话，不要在这里等：',
  dangerCalls: { police: '报警 110', fire: '火警 119', ambulance: '急救 120', gas: '燃气抢修 962777' },
  use: [
    '我们问什么：什么事、在哪儿；称呼和电话您愿意留才留。',
    '为什么问：找到地方、办完告诉您。别人看不到您的原话、称呼和电话。',
    '留多久：办结满一年，隐去称呼和电话。',
  ],
  refused: {
    missing: '这里还空着，请写一写。',
    'too-long': '写得太长了，请短一些。',
    'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
    'choose-category': '请点一样：是哪方面的事。',
    'say-or-show': '请说一句是什么事，或者拍一张照片。',
    'no-such-place': '没有找到这个地方，请重新选一下。',
    'phone-wrong': '这个电话号码好像少了或多了一位，请看一看。',
    'phone-for-reply': '要打电话告诉您，请留个电话。',
    'place-for-visit': '要到家里来说，请选一下是哪幢楼。',
    'choose-channel': '请点一样：电话、当面，还是纸条。',
  },
  tooOld: '这张表放得太久了，还没有记下。您写的都在，请再按一次。',
  another: (number) => `您先交的那件已经记下，编号 ${number}。现在写的是另一件吗？是的话，再按一次就另记一件。`,
  seeEarlier: '看先交那件的回执',
  tooOften: (minutes) =>
    `这个网络上刚才交来的太多了，这一件还没有记下。您写的都在，请过 ${minutes} 分钟再按一次；急的话请打电话。`,
  photosLater: '照片请到时候再选一次。',
}

/** The form anybody can fill in. */
export const intakeWords = bilingual<IntakeWords>(zh, {
  title: 'Tell us something',
  lead: 'Tap one, say one sentence, or just take a photo. No account and no name needed.',
  what: 'What is it about?',
  words: 'What has happened?',
  wordsHint:
    'One sentence will do, such as: the light on the 5th floor is broken. With a photo you may leave it empty.',
  photos: 'Take a photo',
  where: 'Where?',
  whereHint: 'Leave it open if you are not sure.',
  outdoors: 'Outdoors',
  spot: 'The exact spot',
  spotHint: 'For example: south gate, 5th floor, beside the lift',
  moreIfYouLike: 'To hear back, or to say a little more (optional)',
  moreWhere: 'Where it is, and how to hear back (optional)',
  reply: 'How shall we tell you what came of it?',
  replies: {
    page: 'I will look by number',
    telephone: 'Call me',
    door: 'Come to my door',
    none: 'No need to tell me',
  },
  name: 'How to address you',
  phone: 'Telephone',
  phoneHint: 'Used for this matter only; only those who handle it can see it.',
  door: 'Door number',
  doorHint: 'Only for a visit, such as 502',
  send: 'Send to the committee',
  danger: 'In danger, call first; do not wait here:',
  dangerCalls: { police: 'Police 110', fire: 'Fire 119', ambulance: 'Ambulance 120', gas: 'Gas repair 962777' },
  use: [
    'What we ask: what and where; a name and telephone only if you wish.',
    'Why: to find the place and to tell you the result. Others never see your words, name or telephone.',
    'Until when: name and telephone are removed one year after it is closed.',
  ],
  refused: {
    missing: 'This is still empty.',
    'too-long': 'This is too long; please make it shorter.',
    'odd-characters': 'There are invisible signs in this; please type it again.',
    'choose-category': 'Please tap what it is about.',
    'say-or-show': 'Please say in a sentence what it is, or take a photo.',
    'no-such-place': 'This place was not found; please choose again.',
    'phone-wrong': 'This number seems to have a digit too few or too many.',
    'phone-for-reply': 'To be called, please leave a telephone number.',
    'place-for-visit': 'For a visit, please choose your building.',
    'choose-channel': 'Please tap one: telephone, in person or on paper.',
  },
  tooOld:
    'This form had been open for too long and was not recorded. What you wrote is here; please send it once more.',
  another: (number) =>
    `What you sent before is recorded as ${number}. Is this another matter? If so, send it once more and it is recorded on its own.`,
  seeEarlier: 'See the receipt of the earlier one',
  tooOften: (minutes) =>
    `Too much has come from this network just now, and this was not recorded. What you wrote is here; please send it again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ring us if it cannot wait.`,
  photosLater: 'Please choose the photos again then.',
})
