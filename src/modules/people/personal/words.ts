import { bilingual } from '#base/words.ts'

const fieldZh: Record<string, string> = { phone: '电话号码', copy: '整份资料（含电话号码）', name: '姓名' }
const fieldEn: Record<string, string> = {
  phone: 'telephone number',
  copy: 'the whole copy, with telephone numbers',
  name: 'name',
}

export const knownPersonWords = bilingual(
  {
    person: '名册上的一行',
    name: '姓名',
    home: '住处',
    noHome: '没有写',
    state: '住在这里吗',
    here: '住在这里',
    left: '搬走了',
    written: '什么时候记下的',
    writtenText: (at: string, list: boolean) => (list ? `${at}，从一份名册导入` : `${at}，一位一位添的`),
    changed: '最后一次改动',
    phone: '电话',
    card: '家庭卡',
    handed: (at: string) => `${at} 当面交到家里，现在有效`,
    printed: (at: string) => `${at} 打印，还没有交，打不开什么`,
    device: '用卡登录着的设备',
    deviceText: (device: string, at: string) => `${device || '一台设备'}，最近用过：${at}`,
    field: fieldZh,
    household: '一户人家',
    byWhom: (name: string, role: string) => (role ? `${name}（${role}）` : name),
  },
  {
    person: 'A line on the roster',
    name: 'Name',
    home: 'Home',
    noHome: 'not written down',
    state: 'Lives here',
    here: 'lives here',
    left: 'moved away',
    written: 'Written down',
    writtenText: (at: string, list: boolean) => (list ? `${at}, from an imported list` : `${at}, by hand`),
    changed: 'Last changed',
    phone: 'Telephone',
    card: 'Household card',
    handed: (at: string) => `handed over ${at}, valid now`,
    printed: (at: string) => `printed ${at}, not handed over yet; opens nothing`,
    device: 'Device signed in with the card',
    deviceText: (device: string, at: string) => `${device || 'a device'}, last used ${at}`,
    field: fieldEn,
    household: 'a household',
    byWhom: (name: string, role: string) => (role ? `${name} (${role})` : name),
  },
)
