import { bilingual } from '#base/words.ts'

/** What the figures about vanguard days are called, how they are counted, and what they do not say. */
export const words = bilingual(
  {
    about: '先锋日',
    figures: {
      'vanguard.sessions': {
        name: '先锋日办了几次',
        unit: '次',
        rows: '这段时间办了的先锋日',
        definition:
          '一天的先锋日办了算 1 次，不管有几个摊位，按开始的那一天归日子。记下办过的才算；停的、取消的、改期的、时间过了没有人记的都不算，旁边另列。',
        traps: ['一天摆了八个摊位，也只是一次。', '办了几次要和计划几次一起看。'],
      },
      'vanguard.planned': {
        name: '先锋日计划几次',
        unit: '次',
        rows: '这段时间公布过的先锋日',
        definition:
          '按规则排出来、公布过的先锋日，到这段时间的最后一天为止，办了的、停了的、还没到的都在内。改到别的日子的只算改到的那一天。',
        traps: ['放假那一周按规则本来有、写明停的，也算计划过。'],
      },
      'vanguard.heldRate': {
        name: '先锋日办成率',
        unit: '%',
        rows: '时间过了、不是因为放假或天气停的先锋日',
        definition:
          '办了的次数除以计划的次数。只看时间已经过了的；公布过因为放假或天气停的，上面下面都不算，旁边另列。没有人记办没办的算没有办。',
        traps: ['停得多的月份，办成率也可能很高，要和旁边停了几次一起看。'],
      },
      'vanguard.serviceContacts': {
        name: '先锋日服务人次',
        unit: '人次',
        rows: '这段时间服务过人的摊位',
        definition:
          '先锋日摊位上做完的号：一个人做一样服务算 1 人次，剪头发又修伞就是 2。按先锋日的那一天归日子，过了零点做完的也算前一天。没有等到的、点错撤掉的不算。',
        traps: ['服务人次不是来了多少人，也不是不同的多少人。', '帮忙的志愿者自己不算。', '只说有几个人次，不说是谁。'],
      },
      'vanguard.hours': {
        name: '志愿服务时长',
        unit: '小时',
        rows: '这段时间确认过的服务',
        definition:
          '志愿者实际服务的时间，去掉休息，不超过排班的时间，由另一个人确认过才算，加在一起。还没有确认的、有异议的旁边另列。路上的时间和培训不算。',
        traps: ['时间长不等于做得多、做得好。', '这里没有谁多谁少，也不会有。'],
      },
      'vanguard.activeVolunteers': {
        name: '服务过的志愿者',
        unit: '人',
        rows: '这段时间确认过的服务',
        definition: '这段时间里至少有一次服务被确认过的志愿者，每人只算一次，不管服务了几次。',
        traps: ['几个月的人数不能加在一起：同一个人会在几个月里都来。', '报了名、还没有服务过的不算。'],
      },
    },
  },
  {
    about: 'Vanguard days',
    figures: {
      'vanguard.sessions': {
        name: 'Vanguard days held',
        unit: 'days',
        rows: 'Vanguard days held during these days',
        definition:
          'One vanguard day that took place counts as 1, however many stalls it had, on the day it began. Only what was written down as held; those left out, cancelled, moved, or over with nobody having written it down are not counted and stand beside it.',
        traps: ['A day with eight stalls is one.', 'Read it beside how many were planned.'],
      },
      'vanguard.planned': {
        name: 'Vanguard days planned',
        unit: 'days',
        rows: 'Vanguard days announced for these days',
        definition:
          'Vanguard days laid out by their rule and announced, up to the last of these days: held, left out and still to come. One that was moved counts on the day it was moved to.',
        traps: ['A week of holidays in which the rule had a day, left out and said so, counts as planned.'],
      },
      'vanguard.heldRate': {
        name: 'Vanguard days kept',
        unit: '%',
        rows: 'Vanguard days that are over and were not left out for a holiday or the weather',
        definition:
          'Held divided by planned, of days that are over. What was announced as left out for a holiday or the weather counts in neither part and stands beside it. Where nobody wrote down whether it was held, it was not.',
        traps: ['A month with many days left out can still show a high share; read it with those beside it.'],
      },
      'vanguard.serviceContacts': {
        name: 'Services at vanguard days',
        unit: 'services',
        rows: 'Stalls that served somebody during these days',
        definition:
          'Numbers served at the stalls of vanguard days: one person and one service is 1, a haircut and a mended umbrella are 2. Counted on the vanguard day, also when it was past midnight. Who left before, and what was undone, does not count.',
        traps: [
          'Services are not how many people came, nor how many different ones.',
          'Volunteers who help do not count.',
          'It says how many, never who.',
        ],
      },
      'vanguard.hours': {
        name: 'Hours volunteers gave',
        unit: 'hours',
        rows: 'Services confirmed during these days',
        definition:
          'The time volunteers really served, without breaks and no longer than their shift, once another person confirmed it, added up. What is not confirmed, or disputed, stands beside it. Travel and training do not count.',
        traps: ['Longer is neither more nor better.', 'Nobody is compared here, and nobody will be.'],
      },
      'vanguard.activeVolunteers': {
        name: 'Volunteers who served',
        unit: 'persons',
        rows: 'Services confirmed during these days',
        definition:
          'Volunteers with at least one service confirmed during these days, each once, however often they served.',
        traps: [
          'Months cannot be added up: one person may serve in several.',
          'Who joined and did not serve yet is not counted.',
        ],
      },
    },
  },
)

export type VanguardFigure = keyof ReturnType<typeof words>['figures']
