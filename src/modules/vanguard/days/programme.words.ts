import { bilingual } from '#base/words.ts'
import type { OnHoliday, Weekday } from './programme.rules.ts'

type ProgrammeWords = {
  title: string
  lead: string
  back: string
  add: string
  none: string
  noneText: string
  noTeam: string
  teams: string
  team: string
  weekday: string
  weekdays: Record<Weekday, string>
  name: string
  nameValue: string
  about: string
  aboutHint: string
  startsOn: string
  from: string
  to: string
  venue: string
  noVenue: string
  elsewhere: string
  onHoliday: string
  holidays: Record<OnHoliday, string>
  weather: string
  weatherHint: string
  takesWishes: string
  nowhere: string
  make: string
  made: string
  change: string
  changed: string
  keepMine: string
  ended: string
  often: (rhythm: string, from: string, to: string) => string
  where: string
  nowhereYet: string
  series: string
  seriesHint: string
  wishes: { yes: string; no: string; term: string }
  usual: string
  usualLead: string
  usualNone: string
  addUsual: string
  saveUsual: string
  usualAdded: string
  usualChanged: string
  usualEnded: string
  edit: string
  end: string
  endNote: string
  up: string
  people: (n: number) => string
  clash: (days: string) => string
}

/** What is said of the rule vanguard days come of. */
export const programmeWords = bilingual<ProgrammeWords>(
  {
    title: '先锋日的规则',
    lead: '定下星期几、几点、在哪里、哪支队伍，每一次会自己排出来；常设的摊位提前两周排上。',
    back: '规则和常设摊位',
    add: '定一个先锋日',
    none: '还没有定先锋日',
    noneText: '先选一支队伍，再说星期几、几点、在哪里。',
    noTeam: '还没有志愿队伍。先到「共建单位和队伍」写下一支，再回来定。',
    teams: '去写队伍',
    team: '哪支队伍',
    weekday: '星期几',
    weekdays: { MO: '每周一', TU: '每周二', WE: '每周三', TH: '每周四', FR: '每周五', SA: '每周六', SU: '每周日' },
    name: '叫什么',
    nameValue: '临江先锋日',
    about: '一句话说明',
    aboutHint: '写给大家看，如「理发、修小家电、量血压，谁都可以来」。',
    startsOn: '从哪天起',
    from: '从几点',
    to: '到几点',
    venue: '在哪个场地',
    noVenue: '不在我们的场地',
    elsewhere: '别的地方',
    onHoliday: '碰到放假',
    holidays: { skip: '停一次，写明放假', move: '改到同一周别的工作日', keep: '照常' },
    weather: '天气怎么样就不办',
    weatherHint: '写给大家看，如「暴雨、台风或者高温橙色预警以上，停一次」。',
    takesWishes: '微心愿可以排进来做',
    nowhere: '地方被占的那几天，先不定地点',
    make: '定下来',
    made: '定好了，往后三个月已经排上。接着写常设的摊位。',
    change: '改好',
    changed: '改好了。',
    keepMine: '还是用我写的',
    ended: '已经停办',
    often: (rhythm, from, to) => `${rhythm} ${from} 到 ${to}`,
    where: '地点',
    nowhereYet: '还没有定',
    series: '改时间、地点、放假的办法，或者停办',
    seriesHint: '时间和地点是这一系列活动的事，在活动那边改，已经排好的会跟着变。',
    wishes: { yes: '可以排进来', no: '不排', term: '微心愿' },
    usual: '常设摊位',
    usualLead: '每一次提前两周按这里排上；已经排好的那几次不会变。',
    usualNone: '还没有常设的摊位。加上第一个，如「理发」，以后每次都会有。',
    addUsual: '加一个常设摊位',
    saveUsual: '加上',
    usualAdded: '加上了，还没排的那几次都会有。',
    usualChanged: '改好了，还没排的那几次按新的来。',
    usualEnded: '以后不再有这个摊位，已经排好的不变。',
    edit: '改',
    end: '以后不摆了',
    endNote: '已经排好的那几次还在，不要的到那一天去掉。',
    up: '往前挪',
    people: (n) => `要 ${n} 人`,
    clash: (days) => `那个地方这几天有别的安排，或者不开放：${days}。换个地方或时间，或者勾上「先不定地点」。`,
  },
  {
    title: 'Rules of the vanguard day',
    lead: 'Say which weekday, at what hour, where and which team; each day is laid out by itself, with its usual stalls two weeks before.',
    back: 'Rule and usual stalls',
    add: 'Set up a vanguard day',
    none: 'No vanguard day is set up yet',
    noneText: 'Choose a team, then the weekday, the hour and the place.',
    noTeam: 'There is no team yet. Write one down under “Partners and teams” first.',
    teams: 'Write a team down',
    team: 'Which team',
    weekday: 'Which weekday',
    weekdays: {
      MO: 'Mondays',
      TU: 'Tuesdays',
      WE: 'Wednesdays',
      TH: 'Thursdays',
      FR: 'Fridays',
      SA: 'Saturdays',
      SU: 'Sundays',
    },
    name: 'What it is called',
    nameValue: 'Vanguard day',
    about: 'One sentence about it',
    aboutHint: 'For everybody, such as “Haircuts, small repairs, blood pressure; anybody may come”.',
    startsOn: 'From which day on',
    from: 'From',
    to: 'To',
    venue: 'At which venue',
    noVenue: 'At no venue of ours',
    elsewhere: 'Another place',
    onHoliday: 'On a holiday',
    holidays: {
      skip: 'Left out, and it says so',
      move: 'Moved to another working day of that week',
      keep: 'As always',
    },
    weather: 'In what weather it is left out',
    weatherHint: 'For everybody, such as “heavy rain, typhoon, or heat warning orange and above”.',
    takesWishes: 'Small wishes can be done on its days',
    nowhere: 'On the days when the place is taken, no place for now',
    make: 'Set it up',
    made: 'Set up, and laid out for three months. Now say which stalls it usually has.',
    change: 'Save',
    changed: 'Saved.',
    keepMine: 'Use what I wrote',
    ended: 'Ended',
    often: (rhythm, from, to) => `${rhythm}, ${from} to ${to}`,
    where: 'Where',
    nowhereYet: 'Not said yet',
    series: 'Change time, place or holidays, or end it',
    seriesHint:
      'Time and place belong to the series of gatherings and are changed there; days that are laid out follow.',
    wishes: { yes: 'Can be done on its days', no: 'Not on its days', term: 'Small wishes' },
    usual: 'Usual stalls',
    usualLead: 'Each day gets them two weeks before; days that have theirs already do not change.',
    usualNone: 'No usual stalls yet. Add the first, such as “Haircuts”; each day will have it.',
    addUsual: 'Add a usual stall',
    saveUsual: 'Add',
    usualAdded: 'Added; days that are not prepared yet will have it.',
    usualChanged: 'Saved; days that are not prepared yet will have it so.',
    usualEnded: 'Later days will not have it; those that are prepared stay.',
    edit: 'Change',
    end: 'Not on later days',
    endNote: 'Days that are prepared keep it; drop it there if it is not wanted.',
    up: 'Further up',
    people: (n) => (n === 1 ? '1 person' : `${n} people`),
    clash: (days) =>
      `That place is taken or closed on: ${days}. Choose another place or time, or tick “no place for now”.`,
  },
)
