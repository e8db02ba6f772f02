import { bilingual } from '#base/words.ts'

/** What the figures about needs are called and how they are counted, after domain.md D. A change here raises the version. */
export const words = bilingual(
  {
    about: '诉求',
    figures: {
      received: {
        name: '收到的诉求',
        unit: '件',
        rows: '这段时间收到的诉求',
        definition:
          '这段时间里反映上来的每一件算 1 件，网上、电话、上门、纸面都算；后来撤回的、并入另一件的也算，因为收到过。邻里之间不公开的事不在任何数字里。',
        traps: ['多不等于问题多：愿意说的人多了，数字也会大。', '同一件事几个人说，是几件。'],
      },
      firstContactMedian: {
        name: '多久联系上（中位数）',
        unit: '分钟',
        rows: '已经联系上的诉求',
        definition:
          '从反映到第一次有人联系，按工作时间算（含调休，只算上班钟点），取中位数：一半比它快，一半比它慢；双数时取中间两个的平均。只算这段时间反映、已经联系上的。',
        traps: ['还没联系上的不在里面，旁边另列：光看中位数会显得比实际快。', '自动回执不算联系。'],
      },
      responseRate: {
        name: '响应率',
        unit: '%',
        rows: '该联系的诉求',
        definition:
          '这段时间反映、留了联系方式的诉求里，在期限（默认 1 个工作日）内有人联系的占多少。到了期限没联系的算没响应；还没到期限的不算。',
        traps: ['联系上不等于办成。', '没留联系方式的没法联系，不在里面。'],
      },
      closeRate: {
        name: '办结率',
        unit: '%',
        rows: '收到、没有撤回的诉求',
        definition:
          '这段时间反映的诉求里，现在已经办结的占多少。办结是办理人说有了结果。还没受理的、没有办成就结的、转到别处的也在分母里，不算办结；反映人自己撤回的不算；并入另一件的不单独算，那一件算。',
        traps: ['办结不等于解决，解决了没有要看解决率。', '最近收到的还来不及办，近一个月总是偏低。'],
      },
      onTimeCloseRate: {
        name: '按时办结率',
        unit: '%',
        rows: '期限到了的诉求',
        definition:
          '期限（含延期，扣除计时暂停）落在这段时间、并且已经到了的诉求里，在期限内办结的占多少。过期才办结的、过期还没办结的、没有办成就结的，都算没按时；期限前转到别处、并入另一件的不算，过了期限才并的算没按时。',
        traps: ['按期限的日子归月，不按反映的日子。', '按时不等于解决。'],
      },
      solveRate: {
        name: '解决率',
        unit: '%',
        rows: '了结时问过本人的诉求',
        definition:
          '这段时间反映、已经了结、并且问过本人的诉求里，本人说解决了的占多少。问了没有回音的留在分母里，不算解决；没有办成就结的也在分母里，不算解决。办理人自己说办结的另列。并入另一件的，只算那一件。',
        traps: ['正在等回音的、要求再办的还没了结，不在里面，旁边另列。', '没留联系方式的没法问，也不在里面。'],
      },
      satisfaction: {
        name: '满意率',
        unit: '%',
        rows: '收到的评价',
        definition:
          '这段时间反映的诉求收到的评价里，「很满意」和「满意」占多少。「一般」不算满意，没有评价的不算在内。',
        traps: ['一定要和回答率一起看：不高兴的人常常不再回音。', '回答很少的时候，一两个人就能改变它。'],
      },
      reopenRate: {
        name: '重办率',
        unit: '%',
        rows: '说过办结的诉求',
        definition: '这段时间反映、曾经说办结的诉求里，本人要求再办过的占多少。要求几次都算一件。',
        traps: ['低不一定好：不知道可以要求再办的人，不会开口。'],
      },
      oldestOpen: {
        name: '等得最久的一件',
        unit: '天',
        rows: '就是这一件',
        definition:
          '到这段时间最后一天（今天还没到的算到今天）为止，没有办结、没有撤回、也没有以别的方式结、没有并入另一件的诉求里，反映得最早的一件等了多少天。要求再办的从第一次反映算起，中间说办好的日子不扣。',
        traps: [
          '只说一件，不说大家平均等多久。',
          '早的一件并入晚的一件以后，从晚的那件算起。',
          '以前的日子会变：一件事后来要求再办，那时候就算没有办结。',
        ],
      },
    },
  },
  {
    about: 'Needs',
    figures: {
      received: {
        name: 'Needs received',
        unit: 'needs',
        rows: 'Needs sent in during these days',
        definition:
          'Each need sent in during these days counts as 1, whether by web, telephone, at the door or on paper. Those taken back or merged into another later count too: they were received. What is private between neighbours is in no figure.',
        traps: [
          'More does not mean more trouble: it grows when more people speak up.',
          'One matter told by several people is several needs.',
        ],
      },
      firstContactMedian: {
        name: 'Time to first contact (median)',
        unit: 'min',
        rows: 'Needs whose asker was contacted',
        definition:
          'Working time (office hours, make-up workdays included) from sending in until a person first got in touch; the median: half were faster, half slower; with an even number, half-way between the middle two. Only needs sent in during these days and already contacted.',
        traps: [
          'Those not yet contacted are not in it and stand beside it: the median alone looks faster than things are.',
          'An automatic receipt is not a contact.',
        ],
      },
      responseRate: {
        name: 'Response rate',
        unit: '%',
        rows: 'Needs that were to be contacted',
        definition:
          'Of the needs sent in during these days by people who left a way to be reached: the share contacted in time (usually 1 working day). Past the time without contact counts as no response; those still within their time are not counted.',
        traps: ['Contacted is not done.', 'Who left no way to be reached is not in it.'],
      },
      closeRate: {
        name: 'Close rate',
        unit: '%',
        rows: 'Needs received and not taken back',
        definition:
          'Of the needs sent in during these days: the share that has ended by now, that is, those who worked on it reported a result. Needs nobody has accepted yet, closed unsolved or sent elsewhere are in the denominator and not ended; those taken back by the asker are not counted, and one merged into another is counted there.',
        traps: [
          'Ended is not solved; for that see the solve rate.',
          'The newest have had no time yet: the last month is always low.',
        ],
      },
      onTimeCloseRate: {
        name: 'On-time close rate',
        unit: '%',
        rows: 'Needs that came due',
        definition:
          'Of the needs whose due date (extensions included, pauses of the clock taken off) lies in these days and has come: the share ended by then. Those ended late, those overdue and open and those closed unsolved count as late; those sent elsewhere or merged into another in time are not counted, those merged later count as late.',
        traps: ['It goes by the due date, not by the day of sending in.', 'In time is not solved.'],
      },
      solveRate: {
        name: 'Solve rate',
        unit: '%',
        rows: 'Closed needs whose asker was asked',
        definition:
          'Of the needs sent in during these days that are closed and whose asker was asked: the share the asker says is solved. No answer stays in the denominator and is not solved, and so does what was closed unsolved. What those who worked on it say is shown apart. One merged into another is counted there.',
        traps: [
          'Those waiting for an answer or sent back are not closed and not in it; they stand beside it.',
          'Who left no way to be asked is not in it.',
        ],
      },
      satisfaction: {
        name: 'Satisfaction',
        unit: '%',
        rows: 'Opinions received',
        definition:
          'Of the opinions given on needs sent in during these days: the share of “very satisfied” and “satisfied”. Neutral is not satisfied; no opinion is not counted.',
        traps: [
          'Read it with the answer rate: the unhappy often stop answering.',
          'With few answers, one or two people change it.',
        ],
      },
      reopenRate: {
        name: 'Reopen rate',
        unit: '%',
        rows: 'Needs that were reported as ended',
        definition:
          'Of the needs sent in during these days that were ever reported as ended: the share sent back by the asker. Sent back several times counts once.',
        traps: ['Low is not always good: who does not know that it is possible does not send back.'],
      },
      oldestOpen: {
        name: 'Longest waiting need',
        unit: 'days',
        rows: 'This very need',
        definition:
          'On the last day of the span (or today, if that is earlier): how many days the need sent in first has waited, of those neither ended, taken back, merged into another nor otherwise closed. One sent back counts from its first day; days on which it was said to be done are not taken off.',
        traps: [
          'It speaks of one need, not of how long people wait on average.',
          'Once an early need is merged into a later one, the later day counts.',
          'Past days can change: a need sent back later counts as open then.',
        ],
      },
    },
  },
)

export type NeedFigure = keyof ReturnType<typeof words>['figures']
