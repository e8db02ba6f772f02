import { bilingual, type Lang } from '#base/words.ts'
import { roleWords } from '#platform/auth/auth.ts'
import type { Actor } from '#platform/ctx.ts'

/** What the reader is here, in words: 「社工 · 业委会」. */
export const roleLabel = (lang: Lang, actor: Actor): string =>
  [...new Set(actor.grants.map((grant) => roleWords(lang)[grant.role]))].join(' · ')

export const words = bilingual(
  {
    today: '今天',
    needs: '诉求',
    gatherings: '活动',
    work: '交给我的',
    care: '关爱探访',
    careVisits: '我的探访',
    partners: '共建单位和队伍',
    messages: '消息',
    people: '邻居与家园',
    places: '小区与楼',
    venues: '场地',
    imports: '名册导入',
    requests: '资料要求',
    emergencies: '紧急查看',
    requestLog: '资料保护记录',
    staff: '工作人员',
    calendar: '工作日历',
    replies: '常用的话',
    jobs: '后台任务',
    figures: '数字',
    settings: '本居民区',
    gallery: '组件',
    groupArea: '居民区',
    groupResults: '成效',
    groupSettings: '设置',
  },
  {
    today: 'Today',
    needs: 'Needs',
    gatherings: 'Gatherings',
    work: 'Given to me',
    care: 'Care',
    careVisits: 'My visits',
    partners: 'Partners and teams',
    messages: 'Messages',
    people: 'Neighbours and homes',
    places: 'Compounds and buildings',
    venues: 'Venues',
    imports: 'Roster import',
    requests: 'Data requests',
    emergencies: 'Emergencies',
    requestLog: 'Data protection record',
    staff: 'Staff',
    calendar: 'Working calendar',
    replies: 'Words kept ready',
    jobs: 'Background work',
    figures: 'Figures',
    settings: 'This area',
    gallery: 'Components',
    groupArea: 'Area',
    groupResults: 'Results',
    groupSettings: 'Settings',
  },
)
