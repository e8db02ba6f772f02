import { bilingual } from '#base/words.ts'

type FrontPage = { href: string; label: string; also: string }

/** Pages everybody may open, with other words people use for them. */
export const frontPages = bilingual<FrontPage[]>(
  [
    { href: '/needs/new', label: '我要反映', also: '报修 投诉 提意见 说一件事' },
    { href: '/needs', label: '大家反映的', also: '公示栏 诉求 进度' },
    { href: '/needs/plan', label: '平面图', also: '地图 哪栋楼' },
    { href: '/needs/follow', label: '查我反映的事', also: '查询码 编号 进度 催办' },
    { href: '/needs/paper', label: '空白表', also: '打印 纸 手写' },
    { href: '/me', label: '我的事', also: '我的' },
    { href: '/me/known', label: '您知道我什么', also: '隐私 个人信息' },
    { href: '/card', label: '家庭卡', also: '扫码 登录 开卡' },
    { href: '/figures', label: '数字', also: '统计 成效 办结率' },
    { href: '/gatherings', label: '最近活动', also: '活动 日历 上课 讲座 通知' },
    { href: '/volunteer', label: '我想帮忙', also: '志愿者 报名 义工 做好事' },
    { href: '/volunteering', label: '我的志愿服务', also: '志愿者 班次 时长 证明' },
    { href: '/vanguard', label: '先锋日', also: '志愿者 理发 维修 便民服务 每周四' },
    { href: '/certificates', label: '查验服务证明', also: '志愿者 证明 真伪 查验码 编号' },
    { href: '/venues', label: '场地', also: '议事亭 课堂 活动室 借地方 怎么去' },
  ],
  [
    { href: '/needs/new', label: 'Tell us something', also: 'report repair complaint' },
    { href: '/needs', label: 'What neighbours told us', also: 'board needs progress' },
    { href: '/needs/plan', label: 'Plan of the compound', also: 'map' },
    { href: '/needs/follow', label: 'Follow what I told you', also: 'code number progress' },
    { href: '/needs/paper', label: 'Blank form', also: 'print paper' },
    { href: '/me', label: 'My matters', also: 'mine' },
    { href: '/me/known', label: 'What we know about you', also: 'privacy data' },
    { href: '/card', label: 'Household card', also: 'scan sign in' },
    { href: '/figures', label: 'Figures', also: 'numbers results' },
    { href: '/gatherings', label: 'What’s on', also: 'events calendar gatherings classes notices' },
    { href: '/volunteer', label: 'I want to help', also: 'volunteer join' },
    { href: '/volunteering', label: 'My volunteering', also: 'volunteer shifts hours certificate' },
    { href: '/vanguard', label: 'Vanguard day', also: 'volunteers haircut repair help thursday' },
    { href: '/certificates', label: 'Check a certificate', also: 'volunteer certificate verify code number' },
    { href: '/venues', label: 'Venues', also: 'rooms pavilion classroom where' },
  ],
)
