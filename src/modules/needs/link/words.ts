import { bilingual } from '#base/words.ts'
import { promisingWords } from '../promising/words.ts'

/** What the page says that a message leads to. */
export const linkWords = bilingual(
  {
    question: '这件事归您办吗？',
    orReturn: '不归您办，点一个原因退回：',
    finish: '办好了，就在这里说',
    isDone: '已经说过办好了，等反映人回音。要改，请登录。',
    waits: '正在等外单位答复。有了答复，请登录记下。',
    changed: '刚才有人动过这件事，您的这一步没有记下。下面是现在的样子，写的还在。',
    done: {
      take: '接下了，谢谢。',
      promise: promisingWords('zh').thanks,
      return: '已经退回居委会，会另外安排。',
      resolve: '记下了，反映人会看到。',
    },
    goneTitle: '这件事已经不在您手里',
    gone: '它退回了居委会、换了人办，或者已经办结。',
    signIn: '反映人的原话、联系办法和别的步骤，登录以后看。',
    signInLead: '别的步骤，登录以后看。',
    ring: '有不清楚的，或者要等别人，请打电话给居委会。',
    toSignIn: '登录办理',
    toList: '看交给我的全部',
    send: '发个链接给经办的人',
    sendNote:
      '凭链接不用登录，就能接下、定日子、退回、说办好了。里面没有反映人的原话和电话。七天有效，谁拿到都能用，只发给经办的人。',
    sendOpen: '显示链接',
    sendScan: '用手机扫，再转发',
    contact: '联系人：',
    noted: '他们在电话里、纸条上说的，您就在这一页替他们记下。',
  },
  {
    question: 'Is this yours to do?',
    orReturn: 'If it is not, give it back with one tap on the reason:',
    finish: 'When it is done, say so here',
    isDone: 'It was reported as done; the asker has yet to answer. To change that, sign in.',
    waits: 'This waits for an outside body. When they have answered, sign in to record it.',
    changed:
      'Somebody changed this just now, and your step was not recorded. Here is how it stands; what you wrote is kept.',
    done: {
      take: 'Accepted, thank you.',
      promise: promisingWords('en').thanks,
      return: 'Given back; the committee will find another way.',
      resolve: 'Recorded; the asker will see it.',
    },
    goneTitle: 'This is not in your hands any more',
    gone: 'It was given back, handed to somebody else, or closed.',
    signIn: 'The asker’s own words, how to reach them and all other steps are there after signing in.',
    signInLead: 'All other steps are there after signing in.',
    ring: 'If anything is unclear, or you must wait for somebody, please ring the committee.',
    toSignIn: 'Sign in',
    toList: 'See all that was given to me',
    send: 'Send a link to whoever has it in hand',
    sendNote:
      'With it they accept, name a day, give back or report it done without signing in. It holds neither the asker’s words nor telephone. It is good for seven days for anyone who has it, so send it to them only.',
    sendOpen: 'Show the link',
    sendScan: 'Scan it with a telephone and pass it on',
    contact: 'Contact:',
    noted: 'What they say on the telephone or on paper you write down for them on this page.',
  },
)
