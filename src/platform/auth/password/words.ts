import { bilingual } from '#base/words.ts'
import type { ChangeRefusal } from './change.ts'

const refusedZh: Record<ChangeRefusal, string> = {
  wrong: '现在的密码不对。',
  differs: '两次写的新密码不一样。',
  too_short: '新密码至少 10 个字符。',
  too_long: '新密码最多 128 个字符。',
  one_kind: '字母、数字、其他符号，至少要用两种。',
  holds_name: '新密码里不要带登录名。',
  well_known: '这个密码太常见，别人一猜就中。换一个。',
  same_as_before: '新密码和现在的一样。',
}

const refusedEn: Record<ChangeRefusal, string> = {
  wrong: 'The present password is not right.',
  differs: 'The two new passwords differ.',
  too_short: 'A new password has at least 10 characters.',
  too_long: 'A new password has at most 128 characters.',
  one_kind: 'Use at least two of: letters, digits, other signs.',
  holds_name: 'Leave your name out of the password.',
  well_known: 'That password is among the first anybody would guess. Choose another.',
  same_as_before: 'The new password is the same as the present one.',
}

export const passwordWords = bilingual(
  {
    title: '换密码',
    lead: '换好以后，其他设备上的登录都会退出。',
    firstLead: '您是用打印的一次性密码进来的。请换成只有自己知道的，换好就能开始。',
    before: '现在的密码',
    beforeFirst: '纸上的一次性密码',
    chosen: '新密码',
    chosenHint: '至少 10 个字符，字母、数字、符号用两种以上。一句自己记得住的话最好。',
    again: '新密码再写一次',
    save: '换密码',
    saved: '密码换好了，其他设备都已退出。',
    refused: refusedZh,
  },
  {
    title: 'Change the password',
    lead: 'Afterwards all other devices are signed out.',
    firstLead: 'You came in with a printed one-time password. Choose one that only you know, and you can begin.',
    before: 'Present password',
    beforeFirst: 'One-time password on the sheet',
    chosen: 'New password',
    chosenHint: 'At least 10 characters of two kinds: letters, digits, other signs. A sentence you remember is best.',
    again: 'New password once more',
    save: 'Change it',
    saved: 'The password is changed; all other devices are signed out.',
    refused: refusedEn,
  },
)
