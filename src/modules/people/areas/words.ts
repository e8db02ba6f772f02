import { bilingual } from '#base/words.ts'
import type { AreaProblem } from './area.rules.ts'

const refusedZh: Record<AreaProblem, string> = {
  'name-missing': '请写居民区的名称。',
  'name-long': '名称最多 40 个字。',
  'telephone-missing': '请写居委会的电话，居民在每一页都要用到。',
  'telephone-odd': '这个电话看不懂。例如：021-5555 0000，或 021-55550000 转 8。',
  'hours-long': '接待时间最多 60 个字。',
  'address-long': '地址最多 80 个字。',
  'nobody-long': '这句话最多 200 个字。',
}
const refusedEn: Record<AreaProblem, string> = {
  'name-missing': 'Write the name of the area.',
  'name-long': 'A name has at most 40 characters.',
  'telephone-missing': "Write the committee's telephone: residents need it on every page.",
  'telephone-odd': 'This telephone cannot be read. Write it like 021-5555 0000.',
  'hours-long': 'The hours have at most 60 characters.',
  'address-long': 'The address has at most 80 characters.',
  'nobody-long': 'This sentence has at most 200 characters.',
}

export const areaWords = bilingual(
  {
    title: '本居民区',
    lead: '这些写在每一页的页头和页脚，居民靠它找到你们。',
    name: '居民区名称',
    nameHint: '例如：东大名居民区',
    telephone: '居委会电话',
    telephoneHint: '长辈版首页最大的按钮就是打这个电话',
    hours: '接待时间',
    hoursHint: '例如：周一至周六 8:30–20:00',
    address: '居委会地址',
    nobody: '没人值班时给来访者看的话',
    nobodyHint: '例如：今天下午全体开会，急事请打物业 021-5555 0001',
    save: '保存',
    saved: '存好了，每一页已经换上。',
    refused: refusedZh,
  },
  {
    title: 'This area',
    lead: 'These stand at the head and foot of every page: residents find you by them.',
    name: 'Name of the area',
    nameHint: 'For example 东大名居民区',
    telephone: 'Telephone of the committee',
    telephoneHint: 'The largest button of the elder view calls it',
    hours: 'Opening hours',
    hoursHint: 'For example Monday to Saturday 8:30–20:00',
    address: 'Address of the committee',
    nobody: 'What visitors read when nobody is there',
    nobodyHint: 'For example: we all meet this afternoon; if urgent call the property manager 021-5555 0001',
    save: 'Save',
    saved: 'Saved; every page already shows it.',
    refused: refusedEn,
  },
)
