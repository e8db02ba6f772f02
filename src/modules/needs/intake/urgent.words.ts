import { bilingual } from '#base/words.ts'
import type { Danger } from './urgent.rules.ts'

type UrgentWords = { first: string; help: Record<Danger, string>; still: string; recorded: string }

const zh: UrgentWords = {
  first: '先打电话，别等这里',
  help: {
    gas: '有燃气味：开窗，不碰开关和明火，人到外面再打燃气抢修 962777。',
    fire: '着火：人先走，随手关门，不乘电梯，打 119。',
    injury: '有人受伤：先别急着扶，打 120，照电话里说的做。',
    trapped: '困在电梯里：不扒门，按警铃，打 119；里面的人不舒服打 120。',
  },
  still: '电话打好再写也不迟，这里照样会记下。',
  recorded: '这件事已经记下；要紧的是先打电话。',
}

/** What is said when a sentence speaks of danger. */
export const urgentWords = bilingual<UrgentWords>(zh, {
  first: 'Call first; do not wait here',
  help: {
    gas: 'Smell of gas: open the windows, touch no switch or flame, go outside, then call gas repair on 962777.',
    fire: 'Fire: get out, close the door behind you, do not use the lift, call 119.',
    injury: 'Somebody is hurt: do not pull them up, call 120 and do what they tell you.',
    trapped: 'Stuck in a lift: do not force the door, press the bell, call 119; call 120 if somebody feels unwell.',
  },
  still: 'You can write after the call; it is recorded here all the same.',
  recorded: 'This is recorded; calling comes first.',
})
