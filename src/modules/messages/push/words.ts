import { bilingual } from '#base/words.ts'

/** The line on a screen: whoever looks over a shoulder learns that there is a message, and no more. */
export const reminderWords = bilingual(
  { body: '有新消息，点开看。' },
  { body: 'There is a new message. Tap to read it.' },
)

/** The part of the page where a device is asked to remind its reader. Whoever changes `use` raises `textVersion` in consent.rules.ts. */
export const deviceWords = bilingual(
  {
    lead: '有了消息，这台手机或电脑的屏幕上弹出一句话，点一下就看到。',
    use: [
      '屏幕上只出现一句「有新消息」，不写什么事，不写名字。要用到浏览器给这台设备的收信地址，加密存着。',
      '只用来提醒您的消息。晚上九点到早上八点不响。这句话经过做浏览器的公司转送，他们打不开。',
      '到您收回为止。收回、清了浏览器或者关了它的通知，地址就删掉。公用的电脑请不要开。',
    ] as [string, string, string],
    remind: '在这台设备上提醒我',
    wait: '请在浏览器问的时候点「允许」…',
    denied: '浏览器现在不让提醒。请在浏览器的设置里允许本站的通知，再按一次。什么都没有改。',
    failed: '没有开成：这个浏览器连不上它的提醒服务。消息照旧在这里看，也可以用短信或邮件。',
    since: (day: string) => `${day}开的`,
    here: '这台设备',
    end: '不再提醒',
    lost: '上次的设备收不到了。还要提醒，请在那台设备上再开一次；不要了，就收回。',
    wanted: '没有拿到浏览器的收信地址，请再按一次',
  },
  {
    lead: 'When there is a message, a line appears on the screen of this telephone or computer; a tap opens it.',
    use: [
      'The screen shows “there is a new message”: not what about, and no name. It needs the address your browser gives this device, which is kept sealed.',
      'It is used for your own messages only, never from nine in the evening to eight in the morning. The line travels by the company that makes your browser, which cannot open it.',
      'Until you take it back. The address is deleted then, or when you clear the browser or switch its notifications off. Please do not use this on a shared computer.',
    ] as [string, string, string],
    remind: 'Remind me on this device',
    wait: 'Please choose “Allow” when your browser asks…',
    denied:
      'Your browser does not allow it. Please allow notifications for this site in its settings and press again. Nothing was changed.',
    failed:
      'This did not work: the browser cannot reach its notification service. Messages are read here as before; mail or text messages may do.',
    since: (day: string) => `since ${day}`,
    here: 'this device',
    end: 'Remind me no more',
    lost: 'The device you named receives nothing any more. To be reminded, press the button on it again; or take the consent back.',
    wanted: 'The browser gave no address; please press again',
  },
)
