import { bilingual } from '#base/words.ts'
import type { SecondFactorRefusal } from './second-factor.ts'

const refusedZh: Record<SecondFactorRefusal, string> = {
  wrong: '密码不对。',
  wrong_code: '验证码不对。看一下手机上最新的六位数，再试一次。',
  used_code: '这个验证码用过了。等手机上换了新的六位数，再试一次。',
  already: '验证器已经设好了，或者还没有开始设。请从头看一遍这一页。',
}

const refusedEn: Record<SecondFactorRefusal, string> = {
  wrong: 'That password is not right.',
  wrong_code: 'That code is not right. Look for the newest six digits on your telephone and try again.',
  used_code: 'That code has been used. Wait for the next six digits and try again.',
  already: 'The authenticator is set up already, or not begun yet. Please look at this page again.',
}

export const secondFactorWords = bilingual(
  {
    title: '手机验证码',
    mustLead:
      '您能看到居民告诉我们的事，所以除了密码，还要手机上的验证码才能进来。两分钟设好，以后每次登录多输六位数。',
    lead: '除了密码，登录时再输手机上的六位数。',
    on: '已开启',
    off: '未开启',
    step1: '第一步：确认是您本人',
    step2: '第二步：用验证器扫一扫',
    step2Note:
      '手机上装一个身份验证器（如微信小程序“身份验证器”、Microsoft Authenticator），扫这个码；或者把下面的密钥手输进去。',
    qr: '给验证器扫的码',
    key: '密钥',
    step3: '第三步：输入手机上的六位数',
    password: '密码',
    code: '六位验证码',
    begin: '开始设置',
    confirm: '设好了',
    restart: '换一个码，从头来',
    renewTitle: '备用码',
    renewLead: '手机丢了，就靠备用码进来。用完或者弄丢了，就换十个新的，旧的马上作废。',
    renew: '换十个新备用码',
    removeTitle: '换手机',
    removeLead: '先关掉，再在新手机上重新设一遍。',
    remove: '关掉手机验证码',
    removed: '关掉了。',
    codesTitle: '十个备用码，现在就打印或抄下来',
    codesLead: '只显示这一次。每个码只能用一次，和密码分开放，不要存在手机里。',
    codesDone: '打印好了，继续',
    refused: refusedZh,
  },
  {
    title: 'Codes from your telephone',
    mustLead:
      'You can see what residents told us, so a password alone does not let you in. Setting this up takes two minutes; later it is six digits at each sign-in.',
    lead: 'Besides the password, six digits from your telephone at each sign-in.',
    on: 'on',
    off: 'off',
    step1: 'First: show that it is you',
    step2: 'Second: scan this with an authenticator',
    step2Note:
      'Install an authenticator on your telephone (Microsoft Authenticator, for example) and scan this, or type the key below.',
    qr: 'Code for the authenticator',
    key: 'Key',
    step3: 'Third: type the six digits',
    password: 'Password',
    code: 'Six digits',
    begin: 'Begin',
    confirm: 'Done',
    restart: 'Start over with another key',
    renewTitle: 'Recovery codes',
    renewLead: 'They let you in on the day the telephone is lost. Ten new ones replace the old at once.',
    renew: 'Ten new recovery codes',
    removeTitle: 'Another telephone',
    removeLead: 'Switch it off here, then set it up again with the new telephone.',
    remove: 'Switch codes off',
    removed: 'Switched off.',
    codesTitle: 'Ten recovery codes: print or copy them now',
    codesLead:
      'They are shown this once. Each works once. Keep them apart from the password, and not in the telephone.',
    codesDone: 'I have them, go on',
    refused: refusedEn,
  },
)
