import type { ReadRefusal } from '#platform/sheets/limits.ts'
import { bilingual } from '#base/words.ts'
import type { Field, LeftOutWhy } from './fields.rules.ts'
import type { SheetLeftOut } from './tables.rules.ts'
import type { TemplateWords } from './template.rules.ts'

const zh = {
  file: {
    'not-a-spreadsheet': '这个文件不是表格。请用 Excel 或 WPS 打开名单，另存为 .xlsx 再选它。',
    'old-xls':
      '这种格式的表格（.xls、.et、.ods 等）不能读取。请用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx 再选它。',
    'too-big': '文件超过 10 MB。请去掉图片，或分成几个文件。',
    'unpacks-too-big': '文件展开后太大，不能读取。请把名单复制到一个新表格里再试。',
    encrypted: '文件有密码。请去掉密码另存后再选它。',
    damaged: '文件已损坏或不完整。请重新打开另存后再试。',
    'too-many-rows': '表太大：所有工作表合计不能超过 50 000 行。请分成几个文件。',
  } satisfies Record<ReadRefusal, string>,
  sheet: {
    hidden: '隐藏的工作表，没有读取。',
    empty: '空的工作表。',
    'no-header': '没有找到表头（要有“姓名”，还要有电话、楼号、室号或地址）。请指出表头在第几行。',
  } satisfies Record<SheetLeftOut['why'], string>,
  field: {
    name: '姓名',
    phone: '电话',
    phone2: '其他电话',
    compound: '小区',
    building: '楼号',
    unit: '单元',
    room: '室号',
    address: '地址',
    note: '备注',
  } satisfies Record<Field, string>,
  leftOut: {
    serial: '序号，导入不需要。',
    'id-number': '证件号码：本系统不保存。',
    birth: '出生日期和年龄：本系统不保存。',
    sex: '性别：用不到，不保存。',
    origin: '民族、籍贯、户籍：本系统不保存。',
    religion: '宗教信仰：敏感个人信息，不保存。',
    political: '政治面貌：不保存。',
    family: '家庭和婚姻关系：不保存。',
    work: '单位、学历、收入：不保存。',
    sensitive: '健康、困难和人员类别：敏感个人信息，须本人单独同意，不从名单导入。',
    'other-person': '这是别人的信息（紧急联系人、监护人）：须由本人提供。',
    vehicle: '车辆信息：不保存。',
    property: '房屋面积和产权：不从住户名单导入。',
    count: '户数、人数：由系统自己数。',
    date: '日期：导入不需要。',
    'second-of-its-kind': '同样的列前面已有一列。要用这一列，请改选。',
    unknown: '不认识的列，没有导入。要用它，请指定。',
  } satisfies Record<LeftOutWhy, string>,
  template: {
    tab: '住户名单',
    note: '一人一行。姓名和室号必填，没有室号的写“无”；两个电话分写两格；不要写证件号码、健康状况等。',
    headers: {
      compound: '小区',
      building: '楼号',
      unit: '单元',
      room: '室号',
      name: '姓名',
      phone: '电话',
      phone2: '其他电话',
      note: '备注',
    },
  } satisfies TemplateWords,
}

const en: typeof zh = {
  file: {
    'not-a-spreadsheet':
      'This file is not a spreadsheet. Open the list in Excel or WPS, save it as .xlsx and choose that.',
    'old-xls':
      'A spreadsheet of this kind (.xls, .et, .ods …) is not read. Open it in Excel, WPS or LibreOffice, save it as .xlsx and choose that.',
    'too-big': 'The file is larger than 10 MB. Take out pictures, or make several files of it.',
    'unpacks-too-big': 'The file unpacks to too much. Copy the list into a new spreadsheet and try again.',
    encrypted: 'The file has a password. Save it without one and choose that.',
    damaged: 'The file is damaged or incomplete. Open it, save it again and retry.',
    'too-many-rows': 'Too large: all sheets together may have 50,000 rows. Make several files of it.',
  },
  sheet: {
    hidden: 'A hidden sheet; it was not read.',
    empty: 'An empty sheet.',
    'no-header':
      'No header was found (it needs a name, and a telephone, building, room or address). Say which row it is.',
  },
  field: {
    name: 'Name',
    phone: 'Telephone',
    phone2: 'Other telephone',
    compound: 'Compound',
    building: 'Building',
    unit: 'Unit',
    room: 'Room',
    address: 'Address',
    note: 'Note',
  },
  leftOut: {
    serial: 'A serial number; not needed.',
    'id-number': 'ID numbers are not kept here.',
    birth: 'Dates of birth and ages are not kept here.',
    sex: 'Not needed, not kept.',
    origin: 'Ethnicity, origin and registration are not kept here.',
    religion: 'Religion is sensitive and not kept.',
    political: 'Political status is not kept.',
    family: 'Family and marital relations are not kept.',
    work: 'Employer, education and income are not kept.',
    sensitive:
      'Health, hardship and categories of persons are sensitive: only with separate consent, never from a list.',
    'other-person': 'This is about somebody else (emergency contact, guardian), who must give it.',
    vehicle: 'Vehicles are not kept.',
    property: 'Floor areas and ownership do not come from a residents list.',
    count: 'Homes and persons are counted here.',
    date: 'A date; not needed.',
    'second-of-its-kind': 'There is a column of this kind already. Choose this one instead if you want it.',
    unknown: 'An unknown column; it was not imported. Say what it is if you want it.',
  },
  template: {
    tab: 'Residents',
    note: 'One person a row. Name and room are needed (write “none” if there is no room); two telephones in two cells; no ID numbers, nothing about health.',
    headers: {
      compound: 'Compound',
      building: 'Building',
      unit: 'Unit',
      room: 'Room',
      name: 'Name',
      phone: 'Phone',
      phone2: 'Other phone',
      note: 'Note',
    },
  },
}

/** The words of the roster import; sentences about single lines stand in `line-words.ts`. */
export const importWords = bilingual(zh, en)
