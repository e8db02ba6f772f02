import { bilingual } from '#base/words.ts'
import type { Rain, VenueKind, VenueProblem } from './venue.rules.ts'

type VenueWords = {
  title: string
  deskLead: string
  frontLead: string
  empty: string
  emptyFront: string
  add: string
  edit: string
  save: string
  change: string
  added: string
  changed: string
  kinds: Record<VenueKind, string>
  rains: Record<Rain, string>
  name: string
  nameHint: string
  kind: string
  spot: string
  noSpot: string
  whereabouts: string
  whereaboutsHint: string
  capacity: string
  seats: (count: number) => string
  stepFree: string
  stepFreeYes: string
  noSteps: string
  hasSteps: string
  stepFreeNo: string
  rain: string
  hours: string
  hoursHint: string
  weekdays: readonly string[]
  equipment: string
  equipmentHint: string
  about: string
  code: string
  codeNote: (address: string) => string
  pictures: string
  closures: string
  notice: string
  front: string
  back: string
  sure: string
  touches: string
  touchedSeats: (taken: number) => string
  touchedHours: string
  keepMine: string
  end: string
  cancel: string
  isEnded: string
  ended: (count: number) => string
  refused: Record<VenueProblem, string>
}

const zh: VenueWords = {
  title: '场地',
  deskLead: '大家碰头、上课、议事的地方。哪一天谁在用，点进去看。',
  frontLead: '小区里可以碰头、上课、议事的地方：怎么去、几点开、接下来有什么。',
  empty: '还没有记场地。先记一处，活动才好排进去。',
  emptyFront: '场地还没有登出来。想借地方，请打电话问居委会。',
  add: '添一处场地',
  edit: '改',
  save: '记下',
  change: '改好了',
  added: '记下了，活动可以排在这里了。',
  changed: '改好了。',
  kinds: { pavilion: '议事亭', classroom: '课堂', hall: '活动室', outdoor: '露天场地' },
  rains: { indoor: '在室内，下雨不碍事', roofed: '有顶棚，雨大了会飘进来', open: '没有遮挡，下雨用不了' },
  name: '叫什么',
  nameHint: '大家怎么叫就怎么写，比如：花园议事亭。',
  kind: '是什么样的地方',
  spot: '在哪个小区、哪栋楼',
  noSpot: '不在哪一栋里',
  whereabouts: '怎么找',
  whereaboutsHint: '比如：2号楼底层，进门左手。',
  capacity: '最多坐多少人',
  seats: (count) => `${count} 人`,
  stepFree: '轮椅、推车能不能进',
  stepFreeYes: '能，没有台阶',
  noSteps: '没有台阶',
  hasSteps: '有台阶',
  stepFreeNo: '不能，有台阶',
  rain: '下雨的时候',
  hours: '几点开',
  hoursHint: '像这样写：8:00-11:30 13:30-17:00。整天开写“全天”，和前一天一样写“同上”，空着就是不开。',
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  equipment: '有什么可用',
  equipmentHint: '比如：投影、话筒、饮水机、折叠椅 20 把。',
  about: '还要告诉大家什么',
  code: '短地址',
  codeNote: (address) => `浏览器里打 ${address} 也到这里。`,
  pictures: '照片',
  closures: '关闭',
  notice: '打印告示',
  front: '大家看到的样子',
  back: '回到这处场地',
  sure: '知道了，还是这样改',
  touches: '这样改，会碍着下面这些还没办的活动。要么先去安排好，要么勾上“知道了”再交。',
  touchedSeats: (taken) => `已经报了 ${taken} 人，坐不下`,
  touchedHours: '那时候不开门了',
  keepMine: '还是照我的改',
  end: '不再用这处场地',
  cancel: '先不写了',
  isEnded: '这处场地不再用了。办过的活动都还在。',
  ended: (count) => `不再用的（${count}）`,
  refused: {
    missing: '这里还空着，请写一写。',
    'too-long': '写得太长了，请短一些。',
    'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
    choose: '请选一个。',
    'choose-place': '请从里面选一处，或者空着。',
    'capacity-wrong': '请写一个数字，1 到 2000。',
    'hours-unread': '这个时间没看懂。请像这样写：8:00-11:30 13:30-17:00；不开就空着。',
    'name-taken': '已经有一处叫这个名字了。',
    touches: '有活动会受影响，见下面。',
  },
}

/** What pages about venues say. */
export const venueWords = bilingual<VenueWords>(zh, {
  title: 'Venues',
  deskLead: 'Where people meet, learn and deliberate. Open one to see who has it on which day.',
  frontLead: 'Where we meet, learn and deliberate: how to get there, when it is open, what is on next.',
  empty: 'No venue is written down yet. Write one down, and gatherings can be planned there.',
  emptyFront: 'No venue is shown here yet. To ask for a room, please telephone the committee.',
  add: 'Add a venue',
  edit: 'Change',
  save: 'Add',
  change: 'Save',
  added: 'Added; gatherings can be planned here now.',
  changed: 'Saved.',
  kinds: { pavilion: 'Pavilion', classroom: 'Classroom', hall: 'Hall', outdoor: 'Open ground' },
  rains: {
    indoor: 'Indoors, rain does not matter',
    roofed: 'Under a roof; heavy rain gets in',
    open: 'In the open; not usable in rain',
  },
  name: 'Name',
  nameHint: 'As people call it, for instance: Garden pavilion.',
  kind: 'What kind of place',
  spot: 'In which compound or building',
  noSpot: 'In none of them',
  whereabouts: 'How to find it',
  whereaboutsHint: 'For instance: building 2, ground floor, left of the entrance.',
  capacity: 'How many people it holds',
  seats: (count) => (count === 1 ? '1 person' : `${count} people`),
  stepFree: 'With a wheelchair or a pram',
  stepFreeYes: 'Yes, no steps',
  noSteps: 'No steps',
  hasSteps: 'Steps',
  stepFreeNo: 'No, there are steps',
  rain: 'When it rains',
  hours: 'When it is open',
  hoursHint:
    'Like this: 8:00-11:30 13:30-17:00. Empty means closed; write 24h for the whole day, “same” for the hours of the day before.',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  equipment: 'What is there to use',
  equipmentHint: 'For instance: projector, microphone, drinking water, 20 folding chairs.',
  about: 'What else people should know',
  code: 'Short address',
  codeNote: (address) => `Typing ${address} in a browser leads here too.`,
  pictures: 'Pictures',
  closures: 'Closures',
  notice: 'Notice to print',
  front: 'As everybody sees it',
  back: 'Back to this venue',
  sure: 'I know, change it all the same',
  touches:
    'This change affects the coming gatherings below. Settle them first, or tick “I know” and send the form again.',
  touchedSeats: (taken) => `${taken} have signed up; they do not fit`,
  touchedHours: 'Closed at that time',
  keepMine: 'Save mine after all',
  end: 'Give up this venue',
  cancel: 'Not now',
  isEnded: 'This venue is given up. What took place here stays.',
  ended: (count) => `Given up (${count})`,
  refused: {
    missing: 'This is still empty.',
    'too-long': 'This is too long; please make it shorter.',
    'odd-characters': 'There are invisible signs in this; please type it again.',
    choose: 'Please choose one.',
    'choose-place': 'Please choose one of the list, or leave it empty.',
    'capacity-wrong': 'Please write a number from 1 to 2000.',
    'hours-unread': 'This could not be read. Please write like this: 8:00-11:30 13:30-17:00; leave it empty if closed.',
    'name-taken': 'There is one of this name already.',
    touches: 'Gatherings are affected; see below.',
  },
})
