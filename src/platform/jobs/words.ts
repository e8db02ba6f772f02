import { bilingual } from '#base/words.ts'
import type { Job, JobFailure } from './job.ts'

const states: Record<Job['state'], string> = {
  waiting: '排队中',
  running: '正在做',
  done: '已完成',
  failed: '没有完成',
  cancelled: '已停止',
}

const failed: Record<JobFailure, string> = {
  error: '试了三次都出了错，没有完成。已经记下，请告诉维护的人；做好的部分不会重复，可以再开始一次。',
  crashed: '做的时候程序停了三次，没有完成。请再开始一次。',
  'unknown-work': '这个版本的程序不认识这项工作。请重新开始一次。',
  lost: '这项工作在恢复数据时中断了。请再开始一次。',
}

const zh = {
  title: '后台工作',
  lead: '导入、导出这些要花时间的事在这里慢慢做，您可以先去忙别的。',
  none: '没有后台工作',
  noneNote: '开始一次导入或导出，就会出现在这里。',
  what: '做什么',
  state: '状态',
  progress: '进度',
  when: '开始',
  otherWork: '后台工作',
  states,
  failed,
  unfinished: '没有完成。',
  stopping: '已请它停下，做完手头这一条就停。',
  cancel: '停止',
  cancelled: '已停止。',
  cancelAsked: '已请它停下。',
  over: '它已经结束了。',
  back: '全部后台工作',
  started: (when: string) => `${when} 开始`,
  changed: (when: string) => `${when} 更新`,
  stays: '这一页会自己更新；关掉也不影响。',
}

const statesEn: Record<Job['state'], string> = {
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  failed: 'not finished',
  cancelled: 'stopped',
}

const failedEn: Record<JobFailure, string> = {
  error:
    'It broke three times and was not finished. This is on record; tell whoever looks after the program. What was done will not be done twice, so it can be started again.',
  crashed: 'The program stopped three times while doing it. Please start it again.',
  'unknown-work': 'This version of the program does not know this work. Please start it anew.',
  lost: 'It was interrupted when the data were restored. Please start it again.',
}

/** Sentences of the pages about long work. */
export const jobWords = bilingual(zh, {
  title: 'Work in the background',
  lead: 'Imports, exports and other things that take time are done here while you do something else.',
  none: 'Nothing in the background',
  noneNote: 'An import or export you start will appear here.',
  what: 'What',
  state: 'State',
  progress: 'Progress',
  when: 'Started',
  otherWork: 'Work in the background',
  states: statesEn,
  failed: failedEn,
  unfinished: 'Not finished.',
  stopping: 'It was asked to stop, and will after the row at hand.',
  cancel: 'Stop',
  cancelled: 'Stopped.',
  cancelAsked: 'It was asked to stop.',
  over: 'It is over already.',
  back: 'All work in the background',
  started: (when) => `started ${when}`,
  changed: (when) => `updated ${when}`,
  stays: 'This page updates itself; closing it changes nothing.',
})
