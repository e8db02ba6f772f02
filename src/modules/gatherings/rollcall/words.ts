import { bilingual } from '#base/words.ts'
import type { Standing } from './presence.rules.ts'

/** What the roll-call says at the desk. Sentences for the browser's script hold {n} where a number goes. */
export const rollWords = bilingual<Words>(
  {
    title: '点名',
    how: '点一下名字是到了，再点一下是走了。点错了，按「更正」。',
    empty: '名单上还没有人。没报名就来的，在下面加一位；人多就只写人数。',
    list: '名单',
    states: { none: '还没到', present: '到了', left: '走了', absent: '没来', cleared: '不算' },
    stateAt: (state, time) => `${state} ${time}`,
    count: (there, listed) => `到了 ${there} 位，名单上 ${listed} 位`,
    counted: (number, method) => `另外记了人数：${number} 人（${method}）`,
    walkIn: '没报名来的',
    guest: '没留名字的一位',
    familyOf: (name) => `${name}家的`,
    ages: { adult: '', 'under-4': '3岁以下', '4-6': '4到6岁', '7-13': '7到13岁', '14-17': '14到17岁' },
    noName: (no) => `${no}号`,
    conflict: '两台设备记的不一样，请看一下',
    correct: '更正',
    add: '没报名来的，加一位',
    addName: '怎么称呼',
    addButton: '加一位',
    number: '只写人数',
    numberHint: '一共来了多少人，连名单上的也算在内。',
    numberField: '多少人',
    numberHow: '怎么知道的',
    methods: { count: '数过人头', ticket: '数过号牌', estimate: '估计的' },
    numberButton: '记下人数',
    end: '点名结束',
    endNote: '结束以后就算办过了，再改要写原因。',
    ended: '点名结束，这场算办过了。',
    noted: '记下了。',
    held: '点名已经结束。要改谁，点名字去更正，写上原因。',
    calledOff: '这场没有办，不用点名。',
    unpublished: '这场还没公布，公布以后再点名。',
    early: '还没到日子，开始前一天起可以点名。',
    assumed: '到了计划的时间没人按结束，系统先当作办过了。对吗？',
    confirm: '对，就是这样',
    confirmed: '确认好了。',
    sheet: '打印签到表',
    paper: '照纸上的补记',
    door: '门口的扫码牌',
    open: '去点名',
    part: '到场',
    there: (number) => `${number} 人`,
    unconfirmed: '按计划时间算结束的，还没有人确认',
    unknown: '没有人写下办没办',
    ends: '等一句话的点名',
    endsLead: '到点没人按结束的，请带的人看一眼。',
    noEnds: '都清楚了，没有要看的。',
    offline: '没有网络，记号先存在这台设备上。',
    waiting: '有 {n} 个记号等着送出。',
    signIn: '要重新登录，才送得出记号。先记下的都在这台设备上，不会丢。',
    goSignIn: '去登录',
    unkept: '这台设备存不住记号，请等有网络时再点，或者用纸。',
    ready: '这一页没有网络也打得开。',
    notTaken: '这些记号没有收下，还在这台设备上：',
    drop: '知道了，拿掉',
  },
  {
    title: 'Roll-call',
    how: 'Tap a name when somebody is here, tap again when they leave. For a slip, use “Correct”.',
    empty:
      'Nobody is on the list yet. Add whoever comes without signing up below; if there are many, write the number only.',
    list: 'The list',
    states: { none: 'not here yet', present: 'here', left: 'left', absent: 'did not come', cleared: 'does not count' },
    stateAt: (state, time) => `${state} ${time}`,
    count: (there, listed) => `${there} came, ${listed} on the list`,
    counted: (number, method) => `A number was noted as well: ${number} (${method})`,
    walkIn: 'came without signing up',
    guest: 'Somebody without a name',
    familyOf: (name) => `Family of ${name}`,
    ages: { adult: '', 'under-4': 'under 4', '4-6': '4 to 6', '7-13': '7 to 13', '14-17': '14 to 17' },
    noName: (no) => `No. ${no}`,
    conflict: 'Two devices say different things, please look',
    correct: 'Correct',
    add: 'Add somebody who did not sign up',
    addName: 'What they are called',
    addButton: 'Add one',
    number: 'The number only',
    numberHint: 'How many came in all, those on the list included.',
    numberField: 'How many',
    numberHow: 'How it is known',
    methods: { count: 'heads were counted', ticket: 'tickets were counted', estimate: 'estimated' },
    numberButton: 'Note the number',
    end: 'End the roll-call',
    endNote: 'After this it has taken place, and changes need a reason.',
    ended: 'The roll-call has ended: it has taken place.',
    noted: 'Noted.',
    held: 'The roll-call has ended. To change somebody, choose their name and give a reason.',
    calledOff: 'This one did not take place. There is nobody to call.',
    unpublished: 'This one is not published yet; the roll can be called once it is.',
    early: 'It is too early: the roll can be called from the day before.',
    assumed: 'Nobody ended it by the planned time, so it is taken to have been held. Is that right?',
    confirm: 'Yes, that is right',
    confirmed: 'Confirmed.',
    sheet: 'Print the sheet',
    paper: 'Enter from paper',
    door: 'Code for the door',
    open: 'Call the roll',
    part: 'Who came',
    there: (number) => `${number} people`,
    unconfirmed: 'Ended by the clock, not confirmed yet',
    unknown: 'Nobody wrote down whether it took place',
    ends: 'Roll-calls that wait for a word',
    endsLead: 'Nobody ended these in time; whoever led them should look.',
    noEnds: 'All is clear, nothing to look at.',
    offline: 'No network: marks are kept on this device for now.',
    waiting: '{n} marks wait to be sent.',
    signIn: 'Please sign in again: then marks are sent. Those noted already are safe on this device.',
    goSignIn: 'Sign in',
    unkept: 'This device cannot keep marks. Please wait for the network, or use paper.',
    ready: 'This page opens without a network too.',
    notTaken: 'These marks were not taken and are still on this device:',
    drop: 'Understood, remove',
  },
)

type State = Standing['state'] | 'none'
type One = (one: string) => string
type Count = (n: number) => string

type Words = Record<
  | 'title'
  | 'how'
  | 'empty'
  | 'list'
  | 'walkIn'
  | 'guest'
  | 'conflict'
  | 'correct'
  | 'add'
  | 'addName'
  | 'addButton'
  | 'number'
  | 'numberHint'
  | 'numberField'
  | 'numberHow'
  | 'numberButton'
  | 'end'
  | 'endNote'
  | 'ended'
  | 'noted'
  | 'held'
  | 'calledOff'
  | 'unpublished'
  | 'early'
  | 'assumed'
  | 'confirm'
  | 'confirmed'
  | 'sheet'
  | 'paper'
  | 'door'
  | 'open'
  | 'part'
  | 'unconfirmed'
  | 'unknown'
  | 'ends'
  | 'endsLead'
  | 'noEnds'
  | 'offline'
  | 'waiting'
  | 'signIn'
  | 'goSignIn'
  | 'unkept'
  | 'ready'
  | 'notTaken'
  | 'drop',
  string
> & {
  states: Record<State, string>
  stateAt: (state: string, time: string) => string
  count: (there: number | string, listed: number | string) => string
  counted: (number: number, method: string) => string
  familyOf: One
  ages: Record<'adult' | 'under-4' | '4-6' | '7-13' | '14-17', string>
  noName: One
  methods: Record<'count' | 'ticket' | 'estimate', string>
  there: Count
}
