import { bilingual } from '#base/words.ts'
import type { PartyProblem } from './party.rules.ts'
import type { SignUpRefusal } from './signup.ts'

type Not = Exclude<SignUpRefusal, 'unknown'> | 'not-offered' | 'too-late' | 'adult-stays' | 'noted'
type RefusedWords = { refused: Record<PartyProblem, string>; not: Record<Not, string> }

/** Why a sign-up was not taken: beside a field, or about the whole of it. */
export const refusedWords = bilingual<RefusedWords>(
  {
    refused: {
      missing: '请写上称呼。',
      'too-long': '太长了，请写短一点。',
      'odd-characters': '有看不懂的字符，请重新写一下。',
      'phone-wrong': '电话看起来不对，请再看一下。',
      'phone-missing': '请留一个电话，有变动好告诉您。',
      nobody: '请说一下谁来。',
      'too-many': '人数超过一次能报的，请分开报。',
      'named-twice': '同一个人写了两次。',
      'more-names': '名字比孩子多，请看一下人数。',
      'guardian-missing': '不满 14 岁的孩子，要监护人同意才能报。',
      'pick-up-missing': '请写一下谁来接孩子。',
      'not-informed': '14 到 17 岁的孩子，请先让家长知道。',
      'by-missing': '请写一下您怎么称呼。',
      'choose-channel': '请点一下怎么报的。',
      'no-such-place': '没有这幢楼，请重新选。',
    },
    not: {
      'no-sign-up': '这场不用报名，到时候直接来。',
      'called-off': '这场不办了，所以不能报名。',
      over: '已经开始或者办完了，不能再报。',
      'not-yet': '还没开始报名。',
      closed: '报名截止了。',
      another: '这张表报过一次了，现在写的不一样。要是另一家要报，请再按一次。',
      already: '其中有人已经报过名了，一个人只算一次。',
      full: '空着的位子不够了。您写的都还在，愿意的话按一下就排候补，有位子会来问您。',
      'too-many': '人数超过一次能报的，请分开报。',
      'not-offered': '现在没有留给您的位子，您还在候补。',
      'too-late': '回话的时间过了，位子给了下一家。可以再报一次。',
      'adult-stays': '孩子要有大人一起来。大人都来不了的，请把整个报名取消。',
      noted: '这一位点名的时候已经记过了，请带活动的人改。',
    },
  },
  {
    refused: {
      missing: 'Please give a name.',
      'too-long': 'Too long; please shorten it.',
      'odd-characters': 'There are characters in it that cannot be read.',
      'phone-wrong': 'This does not look like a telephone number.',
      'phone-missing': 'Please leave a telephone number, so that we can tell you of changes.',
      nobody: 'Please say who is coming.',
      'too-many': 'More than one sign-up may hold; please sign up separately.',
      'named-twice': 'Somebody is named twice.',
      'more-names': 'There are more names than children.',
      'guardian-missing': "Children under 14 need their guardian's consent.",
      'pick-up-missing': 'Please say who fetches the children.',
      'not-informed': 'Parents of those aged 14 to 17 should know of it first.',
      'by-missing': 'Please give your own name.',
      'choose-channel': 'Please say how it came.',
      'no-such-place': 'There is no such building.',
    },
    not: {
      'no-sign-up': 'No sign-up for this one; just come.',
      'called-off': 'This one does not take place.',
      over: 'It has begun or is over.',
      'not-yet': 'Sign-up is not open yet.',
      closed: 'Sign-up is closed.',
      another: 'This form was sent before with other words. If this is another party, press once more.',
      already: 'Somebody of these is signed up already; everybody counts once.',
      full: 'Too few places are free now. What you wrote is still here; one press puts you on the waiting list, and you will be asked.',
      'too-many': 'More than one sign-up may hold; please sign up separately.',
      'not-offered': 'No place is kept for you now; you are still waiting.',
      'too-late': 'The time to answer has passed and the place went on. You can sign up again.',
      'adult-stays': 'Children come with a grown-up. If none of you can, please give all places back.',
      noted: 'This one was noted at the roll-call already; please ask whoever leads.',
    },
  },
)
