import { bilingual } from '#base/words.ts'
import type { CodeRefusal } from './code.ts'

const refusedZh: Record<CodeRefusal, string> = {
  wrong: '名字或密码不对。请再试一次；忘了密码，请主任或技术管理员重发一张一次性密码。',
  over: '这张一次性密码过了七天，已经作废。请主任或技术管理员重发一张。',
  wrong_code: '验证码不对。看一下手机上最新的六位数，再试一次。',
  used_code: '这个验证码用过了。等手机上换了新的六位数，再试一次。',
  late: '隔得太久了，请从名字和密码重新来。',
}

const refusedEn: Record<CodeRefusal, string> = {
  wrong:
    'The name or the password is not right. Try again; if it is forgotten, the director or the technical administrator prints a new one.',
  over: 'This one-time password is older than seven days and no longer valid. Ask the director or the technical administrator for another.',
  wrong_code: 'That code is not right. Look for the newest six digits on your telephone and try again.',
  used_code: 'That code has been used. Wait for the next six digits and try again.',
  late: 'That took too long. Please start again with name and password.',
}

export const signInWords = bilingual(
  {
    title: '登录',
    lead: '社工、物业、业委会和志愿者从这里进工作台。居民反映事情不用登录。',
    name: '登录名',
    password: '密码',
    shared: '这台电脑别人也用',
    sharedHint: '打勾：15 分钟不动就锁屏。只有自己用的设备才去掉勾。',
    enter: '登录',
    card: '我有家庭卡',
    cardHint: '居委会当面交给您家的那张纸，上面有二维码和一串字母数字。',
    missing: '请把登录名和密码都写上。',
    demoTitle: '演示：点一下，换个身份看看',
    demoNote: '人物均为虚构，随便点，随便改。',
    household: '一户居民',
    noDemo: '这里不是演示，不能一键登录。',
    codeTitle: '再输一个验证码',
    codeLead: '打开手机上的身份验证器，输入“近邻”下面的六位数。',
    code: '验证码',
    codeHint: '手机不在身边，就输一个备用码，例如 k7mx-3rtp。',
    back: '换个名字登录',
    refused: refusedZh,
  },
  {
    title: 'Sign in',
    lead: 'Community workers, property managers, owners’ committees and volunteers come to their desk here. Residents need no account to tell us something.',
    name: 'Name',
    password: 'Password',
    shared: 'Others use this computer too',
    sharedHint: 'Ticked: the screen locks after 15 minutes. Take the tick away only on a device of your own.',
    enter: 'Sign in',
    card: 'I have a household card',
    cardHint: 'The sheet with a square code and a few letters that the committee handed to your home.',
    missing: 'Please write both the name and the password.',
    demoTitle: 'Demonstration: one click to be somebody',
    demoNote: 'Every person is invented. Press and change what you like.',
    household: 'A household',
    noDemo: 'This is no demonstration: there is no one-click sign-in.',
    codeTitle: 'One more code',
    codeLead: 'Open the authenticator on your telephone and type the six digits under 近邻.',
    code: 'Code',
    codeHint: 'Without the telephone, type a recovery code such as k7mx-3rtp.',
    back: 'Sign in with another name',
    refused: refusedEn,
  },
)
