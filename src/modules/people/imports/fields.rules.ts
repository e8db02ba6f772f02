import { compact } from './text.rules.ts'

/** What a column may be used for. Everything else is left out. */
export const fields = ['name', 'phone', 'phone2', 'compound', 'building', 'unit', 'room', 'address', 'note'] as const
export type Field = (typeof fields)[number]

/** Which column (0 is A) holds what. */
export type Mapping = Partial<Record<Field, number>>

/** Why a column is not taken. A person's record is minimal: a name, a telephone, a home. */
export type LeftOutWhy =
  | 'serial'
  | 'id-number'
  | 'birth'
  | 'sex'
  | 'origin'
  | 'religion'
  | 'political'
  | 'family'
  | 'work'
  | 'sensitive'
  | 'other-person'
  | 'vehicle'
  | 'property'
  | 'count'
  | 'date'
  | 'second-of-its-kind'
  | 'unknown'

const fieldWords: readonly [Field, RegExp][] = [
  [
    'name',
    /^((居民|住户|业主|人员|成员|租客|承租人|产权人|本人)?(姓名|名字)|业主|住户|居民|产权人|承租人|(full)?name|resident|owner)$/,
  ],
  ['name', /^(户主|户主姓名|户主名|householder)$/],
  [
    'phone',
    /^((联系|本人|移动|手机)?(电话|手机|手机号|电话号码?|手机号码|号码)[1一]?|(联系|通讯)方式|联络方式|(tele|mobile|cell)?phone(no\.?|number)?|tel\.?|mobile|cell|contact)$/,
  ],
  [
    'phone2',
    /^((固定|家庭|住宅|办公|备用|其[他它]|第二|另一?)(联系)?电话|固话|座机|宅电|(联系)?(电话|手机|手机号|手机号码|号码|联系方式)[2二]|(landline|homephone|phone2|tel2|otherphone))$/,
  ],
  ['compound', /^((所[属在]|居住|现住)?小区(名称|名)?|楼盘(名称)?|compound|estate|community|residentialarea)$/],
  [
    'building',
    /^((所[属在])?(楼|幢|栋|座|号楼|楼幢|楼栋|楼座|楼宇|幢栋)(号|名|名称|编号)?|building(no\.?|number)?|block|tower)$/,
  ],
  ['unit', /^(单元号?|门洞号?|门栋号?|unit|entrance)$/],
  [
    'room',
    /^(室|室号|房号|户号|房间号?|房屋号|单元室号?|房室号?|室户号|room(no\.?|number)?|flat|apartment|apt\.?|door)$/,
  ],
  [
    'address',
    /^((家庭|居住|现居住?|现住|实际居住|详细|房屋|住房|门牌|常住|房产|本市)?(地址|住址|居住地|住所)|房屋坐落|住处|(楼|幢|栋)(号|栋)?[-/及]?(室|房)号?|门室号|address)$/,
  ],
  ['note', /^(备注|备考|说明|附注|其[他它]|备注说明|notes?|remarks?|comments?)$/],
]

const leftOutWords: readonly [LeftOutWhy, RegExp][] = [
  ['serial', /^(序号?|编号|次序|顺序|行号|no\.?|#|number|户编号)$/],
  ['id-number', /(身份证|证件|公民身份|护照|社保|医保|账号|卡号|idcard|idno|idnumber|passport|^id$)/],
  ['birth', /(出生|生日|年龄|周岁|birth|^age$)/],
  ['sex', /^(性别|男女|sex|gender)$/],
  ['religion', /(宗教|信仰|religio)/],
  ['political', /(政治|党员|党支部|党组织|入党|团员|party|political)/],
  ['origin', /(民族|籍贯|国籍|户籍|户口|ethnic|nationality|household register)/],
  ['other-person', /(紧急|监护人|子女|家属|房东|担保|emergency|guardian).*/],
  ['family', /(关系|婚姻|配偶|家庭成员|家庭人口|户主|relation|marital|family)/],
  [
    'sensitive',
    /(健康|疾病|病史|残疾|低保|特困|困难|优抚|独居|孤老|重点|人员类别|人员类型|人群|标签|失独|矫正|信访|health|disab|welfare|category)/,
  ],
  ['work', /(职业|单位|学历|文化|收入|学校|职务|work|occupation|employer|income|education)/],
  ['vehicle', /(车牌|车辆|车位|plate|vehicle|parking)/],
  ['property', /(面积|产权|房型|户型|房屋性质|房屋用途|居住性质|租金|area|property)/],
  ['count', /(户数|人数|人口|count)/],
  ['date', /(日期|时间|年月|date)/],
]

/** A header without its decoration: *姓名（必填） is 姓名. */
export const labelOf = (text: string): string =>
  compact(text.slice(0, 60))
    .replace(/\([^)]*\)?|\[[^\]]*\]?/g, '')
    .replace(/[*:：、.。]+$|^[*]+/g, '')
    .toLowerCase()

/** What a header promises: a field, a reason to leave the column out, or nothing we know. */
export function meaningOf(label: string): Field | LeftOutWhy | undefined {
  if (label === '') return undefined
  if (isDoorplate(label)) return 'room'
  const field = fieldWords.find(([, words]) => words.test(label))
  return (field ?? leftOutWords.find(([, words]) => words.test(label)))?.[0]
}

export const isField = (meaning: string | undefined): meaning is Field => fields.some((field) => field === meaning)

/** Labels that mean a room unless a column of rooms stands beside them: then they mean the building. */
export const isDoorplate = (label: string): boolean => /^(门牌(号|号码)?|号)$/.test(label)

/** 户主 is the name of a resident only where no other column is. */
export const isHouseholder = (label: string): boolean => /^(户主|户主姓名|户主名|householder)$/.test(label)
