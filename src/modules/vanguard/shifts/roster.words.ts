import { bilingual } from '#base/words.ts'
import type { NotStarted } from './roster.ts'
import type { RosterSays } from './solve.ts'

type Words = {
  jobTitle: string
  toRoster: string
  step: (says: RosterSays) => string
  title: string
  kicker: (from: string, to: string) => string
  solving: string
  failed: string
  proposed: string
  notProven: string
  partly: string
  published: string
  watch: string
  span: string
  from: string
  to: string
  start: string
  startNote: string
  refused: Record<NotStarted | 'day' | 'order' | 'long', string>
}

const steps = { zh: ['人手和技能', '轮着来', '各人的愿望'], en: ['people and skills', 'taking turns', 'wishes'] }

const zhStep = ({ step, best, bound }: RosterSays): string => {
  const far = best === null || bound === null ? '' : `，眼下 ${Math.round(best)}，最好不过 ${Math.ceil(bound - 0.001)}`
  return `第 ${step} 步：${steps.zh[step - 1] ?? ''}${far}`
}
const enStep = ({ step, best, bound }: RosterSays): string => {
  const far = best === null || bound === null ? '' : `, now ${Math.round(best)}, at best ${Math.ceil(bound - 0.001)}`
  return `Step ${step}: ${steps.en[step - 1] ?? ''}${far}`
}

/** Making a roster for some days. */
export const rosterWords = bilingual<Words>(
  {
    jobTitle: '排先锋日的班',
    toRoster: '看排出来的班',
    step: zhStep,
    title: '排班',
    kicker: (from, to) => (from === to ? from : `${from}到${to}`),
    solving: '正在排，排好了就在这里。可以先去做别的。',
    failed: '没有排成。已经排好的都还在，可以再排一次，或者用手排。',
    proposed: '这是程序排的，新排上的还没有告诉任何人。看一看，改一改，由您发布。',
    notProven: '时间到了，这是眼下最好的排法，也许还有更好的。',
    partly: '有的日子发布过了，有的还没有告诉任何人，每一天下面写着。',
    published: '发布过了。下面是现在的样子。',
    watch: '看排到哪里了',
    span: '几天一起排',
    from: '从哪天',
    to: '到哪天',
    start: '排一排',
    startNote: '只排说了能来的人；已经有位子的人不动。先看人手和技能，再轮着来，再看各人愿意做什么。',
    refused: {
      'no-days': '这几天里没有要排的先锋日，请换几天。',
      'not-led': '这几天里有的不归您管，请少选几天。',
      day: '请写一个日子，比如 2024-10-31。',
      order: '「到哪天」早于「从哪天」，请改一改。',
      long: '一次最多排 31 天，请分几次排。',
    },
  },
  {
    jobTitle: 'Making a roster for vanguard days',
    toRoster: 'See the roster',
    step: enStep,
    title: 'Roster',
    kicker: (from, to) => (from === to ? from : `${from} to ${to}`),
    solving: 'It is being made, and will stand here. You can go on with something else.',
    failed: 'It could not be made. What stood before is all there: try again, or do it by hand.',
    proposed:
      'This was proposed by the program; whoever is new in it was not told yet. Look at it, change it, and publish it yourself.',
    notProven: 'The time was over: this is the best so far, and there may be a better one.',
    partly: 'Some days are published, of others nobody was told yet; it is said at each day.',
    published: 'It was published. Below is how things stand now.',
    watch: 'See how far it is',
    span: 'Several days together',
    from: 'From',
    to: 'To',
    start: 'Make a roster',
    startNote:
      'Only people who said they can come; who has a place already keeps it. People and skills first, then taking turns, then what everybody likes to do.',
    refused: {
      'no-days': 'There is no vanguard day ahead in these days. Please choose others.',
      'not-led': 'Some of these days are not yours to lead. Please choose fewer.',
      day: 'Please write a day such as 2024-10-31.',
      order: 'The end is before the beginning. Please change one of them.',
      long: 'At most 31 days at once. Please do it in parts.',
    },
  },
)
