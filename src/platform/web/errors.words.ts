import { bilingual } from '#base/words.ts'

/** What each refusal says: what happened, that nothing was lost, what to do. */
export const errorWords = bilingual(
  {
    403: {
      title: '这一页不对您开放',
      text: '可能是没有登录，也可能是这件事不归您经手。您没有做错什么。',
      next: '登录后再来，或者问问居委会。',
    },
    404: {
      title: '没有找到这一页',
      text: '网址可能抄错了一个字，也可能这件事已经撤下。',
      next: '从首页再找一次，或者打电话问我们。',
    },
    409: { title: '这件事刚刚被别人改过', text: '两个版本都在下面，哪一个都没有丢。', next: '看一看，再决定留哪个。' },
    413: {
      title: '文件太大了',
      text: '没有收下。您填的其他内容，按浏览器的“返回”还在。',
      next: '照片每张不超过 10 MB；拍的时候选小一点的尺寸也行。',
    },
    422: { title: '有些地方没看懂', text: '没有记下，也没有丢。', next: '按浏览器的“返回”，改一改再交。' },
    429: {
      title: '请稍等一下再试',
      text: '短时间里来得太多次了。您填的内容没有丢。',
      next: '等一会儿再交就行，不用重写。',
    },
    500: {
      title: '我们这边出了问题',
      text: '不是您的错。没有交成的，按浏览器的“返回”，写的还在；已经交成的都好好存着。',
      next: '过几分钟再试。急的话打电话，把下面的号码念给我们听。',
    },
    503: {
      title: '正在重新连上',
      text: '系统在恢复，已经存下的都在。',
      next: '这一页过几秒会自己再试，您不用按什么。',
    },
    unsent: {
      title: '还没等到回音',
      text: '系统在恢复，刚才这一次可能还没有记下。您写的都带在这一页上，没有丢。',
      next: '过几秒按一下“再交一次”。多按几次也只算一次。',
    },
    sendAgain: '再交一次',
    chooseAgain: '照片和文件没能留住，请再选一次',
    home: '回首页',
    signIn: '登录',
    again: '再试一次',
    requestId: '给我们看的号码',
    waitFor: (seconds: number) =>
      `大约 ${seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`}后可以再试。`,
    mine: '您写的',
    theirs: '现在存着的',
    theirsBy: (who: string, when: string) => `${who}，${when}`,
    keepTheirs: '留现在的，看看它',
  },
  {
    403: {
      title: 'This page is not open to you',
      text: 'You may not be signed in, or this matter is in other hands. You did nothing wrong.',
      next: 'Sign in and come back, or ask the committee.',
    },
    404: {
      title: 'There is no such page',
      text: 'A letter of the address may be wrong, or the matter has been withdrawn.',
      next: 'Look again from the home page, or call us.',
    },
    409: {
      title: 'Somebody has just changed this',
      text: 'Both versions are below; neither is lost.',
      next: 'Look at them, then choose which to keep.',
    },
    413: {
      title: 'The file is too big',
      text: 'It was not taken. The rest of what you wrote is still there when you go back in the browser.',
      next: 'A photo may have up to 10 MB; a smaller picture size on the phone will do.',
    },
    422: {
      title: 'Something could not be understood',
      text: 'Nothing was recorded and nothing is lost.',
      next: 'Go back in the browser, correct it and send it again.',
    },
    429: {
      title: 'Please wait a moment',
      text: 'That was too many times in a short while. What you wrote is not lost.',
      next: 'Send it again a little later; no need to write it twice.',
    },
    500: {
      title: 'Something went wrong on our side',
      text: 'It is not your fault. What was not sent is still there when you go back in the browser; what was sent is safely kept.',
      next: 'Try again in a few minutes. If it is urgent, call us and read out the number below.',
    },
    503: {
      title: 'Connecting again',
      text: 'The system is recovering; everything stored is still there.',
      next: 'This page tries again by itself in a few seconds. There is nothing to press.',
    },
    unsent: {
      title: 'No answer yet',
      text: 'The system is recovering, and this may not be recorded yet. Everything you wrote is kept on this page; nothing is lost.',
      next: 'Press “Send again” in a few seconds. However often you press, it counts once.',
    },
    sendAgain: 'Send again',
    chooseAgain: 'Photos and files could not be kept; please choose them again',
    home: 'Home',
    signIn: 'Sign in',
    again: 'Try again',
    requestId: 'Number to tell us',
    waitFor: (seconds: number) =>
      `You can try again in about ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
    mine: 'What you wrote',
    theirs: 'What is stored now',
    theirsBy: (who: string, when: string) => `${who}, ${when}`,
    keepTheirs: 'Keep the stored one',
  },
)
