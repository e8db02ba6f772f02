import { bilingual } from '#base/words.ts'
import type { ProgrammeProblem } from './programme.rules.ts'
import type { MakeRefusal } from './programme.ts'

type Refused = Record<ProgrammeProblem | Exclude<MakeRefusal, 'clash'>, string>

/** Why the form of a programme came back. */
export const refusedWords = bilingual<Refused>(
  {
    missing: '请写上',
    'too-long': '太长了，请写短一点',
    'odd-characters': '里面有看不懂的字符，请重新写',
    time: '请写几点，如 9:00',
    'time-order': '结束要比开始晚至少 15 分钟',
    'too-long-time': '一天最长 16 个小时',
    choose: '请选一个',
    day: '请写一个日子，如 2024-10-24',
    past: '过去的日子排不出来，请从今天或者以后算起',
    far: '太远了，一年之内再定',
    'two-places': '场地和别的地方只能写一个',
    'choose-compound': '请选在哪个小区',
    'unknown-team': '这支队伍没有了，请重新选',
    'unknown-venue': '这个场地不归您安排，或者已经不用了，请换一个',
  },
  {
    missing: 'Please fill this in',
    'too-long': 'That is too long; please shorten it',
    'odd-characters': 'There are characters in it nobody can read; please type it again',
    time: 'Please give a time such as 9:00',
    'time-order': 'It ends at least 15 minutes after it begins',
    'too-long-time': 'A day lasts at most 16 hours',
    choose: 'Please choose one',
    day: 'Please give a day such as 2024-10-24',
    past: 'Days of the past cannot be laid out; please begin today or later',
    far: 'That is too far away; please begin within a year',
    'two-places': 'Either a venue or another place, please',
    'choose-compound': 'Please choose in which compound',
    'unknown-team': 'This team is not there any more; please choose another',
    'unknown-venue': 'This venue is not yours to plan at, or is not used any more; please choose another',
  },
)
