import { bilingual } from '#base/words.ts'

export const knownWords = bilingual(
  {
    title: '您知道我什么',
    lead: '我们存了关于您的什么、谁看过、为什么，都在这一页。可以带走一份，可以改，可以删，可以投诉。',
    here: '这个浏览器里',
    hereText:
      '只有几个开关：语言、字大字小、深浅、看的是哪个居民区；登录了的，还有一张登录凭证；没交的草稿；说过感受的那场活动留一个“说过了”，每个人的都一样；扫过门口的码，留一天的记号，免得一个人算两回；带人点名的，还有那份名单和没送出的记号，退出时名单就删。没有广告，也不发给别人。',
    switches: { lang: '语言', elder: '长辈版', theme: '颜色', area: '居民区' },
    noSwitches: '眼下一个开关也没有存。',
    forget: '在浏览器里清掉本站的数据，这些就没有了。',
    withUs: '在我们这里',
    guest: '我们不知道您是谁。没有任何记录和这个浏览器连在一起。',
    guestNeeds:
      '您要是凭编号反映过事，那件事里有您写的话和您愿意留的联系方式。编号和查询码在回执上，凭它就能看、能撤回。',
    look: '凭编号看我的事',
    signedAs: (name: string) => `您是：${name}`,
    devices: '登录着的设备',
    deviceCount: (n: number) => `${n} 台`,
    belowAll: (n: number) =>
      `这个门牌下记着 ${n} 位，关于每一位存了什么，都列在下面。卡是一家人共用的，号码只露后四位，带走的一份也一样；带走会记一笔。`,
    nobodyHere: '名册里这个门牌下没有记着谁。',
    account: '您的账号',
    accountText: '名字、您担任的事、登录过的设备。您在工作台做的每一步，都记着是您做的、什么时候。',
    toAccount: '看我的账号和设备',
    never: '我们不存什么',
    neverList: [
      '不存身份证号、收入、信仰、健康评分。',
      '不给人和人家打分、排名、积分。',
      '不存您在哪里、看了什么。照片里的位置信息，收到时就去掉。',
    ],
    rights: '要看、要改、要删',
    rightsText: (phone: string) =>
      `打电话${phone ? ` ${phone} ` : ''}或到居委会说一声就行，不要理由。办事用的联系方式，事情了结一年后隐去。`,
  },
  {
    title: 'What you know about me',
    lead: 'What we have stored about you, who looked at it and why. You may take a copy, correct it, delete it, complain.',
    here: 'In this browser',
    hereText:
      'Only a few switches: language, size, colours, which area; when signed in, a sign-in token; a draft not yet sent; “answered” for a gathering you said something about, the same for everybody; after scanning the code at a door a mark for a day, so that nobody counts twice; for whoever calls a roll that list and the marks not sent yet, the list until they sign out. No advertising, nothing sent to others.',
    switches: { lang: 'Language', elder: 'Large view', theme: 'Colours', area: 'Area' },
    noSwitches: 'At the moment no switch is kept.',
    forget: 'Clear this site’s data in the browser and they are gone.',
    withUs: 'With us',
    guest: 'We do not know who you are. No record is tied to this browser.',
    guestNeeds:
      'If you ever told us something by number, that need holds your words and the contact you chose to leave. The number and code on the receipt open it, and take it back.',
    look: 'Look up my need by number',
    signedAs: (name: string) => `You are: ${name}`,
    devices: 'Devices signed in',
    deviceCount: (n: number) => String(n),
    belowAll: (n: number) =>
      `${n} written down at this door; everything stored about each is below. The card belongs to all of you, so numbers show their last four digits, in a copy too; that one was made is written down.`,
    nobodyHere: 'Nobody is written down at this door.',
    account: 'Your account',
    accountText:
      'Your name, what you are entrusted with, the devices used. Each step you take at the desk is kept with your name and the time.',
    toAccount: 'See my account and devices',
    never: 'What we do not keep',
    neverList: [
      'No identity numbers, income, belief, health marks.',
      'No score, rank or points for any person or household.',
      'Not where you are or what you look at. The place inside a photo is removed when it arrives.',
    ],
    rights: 'To see, correct or delete it',
    rightsText: (phone: string) =>
      `Call${phone ? ` ${phone}` : ''} or come by; no reason is asked for. Contacts needed for a matter are removed one year after it is closed.`,
  },
)
