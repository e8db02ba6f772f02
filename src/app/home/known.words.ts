import { bilingual } from '#base/words.ts'

export const knownWords = bilingual(
  {
    title: '您知道我什么',
    lead: '这里说的是：从您现在用的这个浏览器，我们能认出什么，存了什么。只数数，不把内容摊在屏幕上。',
    here: '这个浏览器里',
    hereText:
      '只有几个开关：语言、字大字小、深浅、看的是哪个居民区；登录了的，还有一张登录凭证；没交的草稿。没有广告，也不发给别人。',
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
    needs: '用这张卡反映过的事',
    needCount: (n: number) => `${n} 件`,
    neighbours: '名册里记在这个门牌下的邻居',
    neighbourCount: (n: number) => `${n} 位：姓名、门牌、电话。名字要本人来问，不在这里显示。`,
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
    lead: 'This says what can be told from the browser you are using, and what is stored. It only counts; it does not spread the contents over the screen.',
    here: 'In this browser',
    hereText:
      'Only a few switches: language, size, colours, which area; when signed in, a sign-in token; a draft not yet sent. No advertising, nothing sent to others.',
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
    needs: 'Needs sent in with this card',
    needCount: (n: number) => String(n),
    neighbours: 'Neighbours on the roster at this door',
    neighbourCount: (n: number) => `${n}: name, door, telephone. Names are told to the person, not shown here.`,
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
