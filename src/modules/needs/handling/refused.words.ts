import { bilingual } from '#base/words.ts'
import type { DayProblem } from '../day.rules.ts'
import { disputeWords } from '../disputes/words.ts'
import type { LeavingProblem, ReferralProblem } from '../ending/ending.rules.ts'
import type { AnswerProblem } from '../followup/answer.rules.ts'
import type { MergeProblem, MergeRefusal } from '../merging/merging.rules.ts'
import { mergingWords } from '../merging/words.ts'
import type { PromiseProblem } from '../promising/promise.rules.ts'
import { promisingWords } from '../promising/words.ts'
import type { ReturnProblem } from '../work/work.rules.ts'
import type { AcceptanceProblem } from './acceptance.rules.ts'
import type { HandProblem } from './hand.rules.ts'

/** Everything an act can be refused for that a person can mend on the page. */
export type DeskRefusal =
  | AcceptanceProblem
  | ReturnProblem
  | AnswerProblem
  | 'choose-way'
  | 'choose-hand'
  | HandProblem
  | 'say-why-change'
  | 'choose-purpose'
  | 'needs-approval'
  | 'own-work'
  | DayProblem
  | PromiseProblem
  | ReferralProblem
  | LeavingProblem
  | MergeProblem
  | MergeRefusal
  | 'choose-handler'
  | 'choose-reader'
  | 'needs-director'
  | 'nothing-left'
  | 'not-now'

/** Each refusal as a sentence. */
export const refusedWords = bilingual<Record<DeskRefusal, string>>(
  {
    missing: '这里还空着，请写一写。',
    'too-long': '写得太长了，请短一些。',
    'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
    'no-such-place': '没有找到这个地方，请重新选一下。',
    'choose-contact': '反映人想听回音：请说一下有没有联系上。',
    'page-needs-reply': '在网上回他，要写一句话。',
    'choose-reason': '请选一个退回的原因。',
    'say-why': '请补一句为什么退。',
    'choose-answer': '请选一样：反映人怎么说。',
    'say-what-is-new': '已经再办过一次，请写一句这回有什么新情况。',
    'choose-way': '请选一下是怎么联系的。',
    'choose-hand': '请选一下交给谁。',
    'choose-ally': '请选一家单位或一支队伍。',
    'one-hand': '这里选了一家，上面又选了别的。请只留一样。',
    'say-why-change': '请写一句为什么换人。',
    'choose-purpose': '请选一下为什么要看。',
    'needs-approval': '这一类要放宽到 15 个工作日，请主任或书记来受理。',
    'own-work': '这件事是您自己办的，请同事替反映人记回音。',
    'nothing-left': '反映人没有留称呼和电话。',
    'odd-number': '工单号只有数字、字母和横杠，最多 30 位。',
    'choose-day': '请选一个日子。',
    'day-too-early': '这个日子太早了，请往后选。',
    'day-too-late': '这个日子太晚了，请往前选。',
    'day-after-due': promisingWords('zh').afterDue,
    'needs-director': '已经延过一次，再延要请主任来办。',
    'choose-destination': '请选一下该找谁。',
    'choose-unresolved': '请选一下为什么没有办成。',
    'not-now': '这一步现在做不了：这件事已经到了别的阶段。',
    'choose-handler': disputeWords('zh').chooseHandler,
    'choose-reader': disputeWords('zh').chooseReader,
    'dispute-stays': disputeWords('zh').stays,
    ...mergingWords('zh').refused,
  },
  {
    missing: 'This is still empty.',
    'too-long': 'This is too long; please make it shorter.',
    'odd-characters': 'There are invisible signs in this; please type it again.',
    'no-such-place': 'This place was not found; please choose again.',
    'choose-contact': 'The asker wants to hear back: please say whether you reached them.',
    'page-needs-reply': 'To answer online, write a sentence.',
    'choose-reason': 'Please choose why it goes back.',
    'say-why': 'Please add a word on why.',
    'choose-answer': 'Please choose what the asker says.',
    'say-what-is-new': 'It has been done again before; please write what is new this time.',
    'choose-way': 'Please choose how the asker was reached.',
    'choose-hand': 'Please choose whom it goes to.',
    'choose-ally': 'Please choose a partner or a team.',
    'one-hand': 'One is chosen here and something else above. Please keep one of them.',
    'say-why-change': 'Please write why it changes hands.',
    'choose-purpose': 'Please choose why you open it.',
    'needs-approval': 'To allow 15 working days here, the director or secretary must take it up.',
    'own-work': 'You did this work yourself; let a colleague note the answer.',
    'nothing-left': 'No name or telephone was left.',
    'odd-number': 'An order number has only digits, letters and hyphens, 30 at most.',
    'choose-day': 'Please choose a day.',
    'day-too-early': 'This day is too early; please choose a later one.',
    'day-too-late': 'This day is too late; please choose an earlier one.',
    'day-after-due': promisingWords('en').afterDue,
    'needs-director': 'It was put off once before; only the director may do so again.',
    'choose-destination': 'Please choose where it belongs.',
    'choose-unresolved': 'Please choose why it was not solved.',
    'not-now': 'This step is not possible now: the need has moved on.',
    'choose-handler': disputeWords('en').chooseHandler,
    'choose-reader': disputeWords('en').chooseReader,
    'dispute-stays': disputeWords('en').stays,
    ...mergingWords('en').refused,
  },
)
