import { bilingual } from '#base/words.ts'
import type { Audience, CountMethod, GatheringState, Kind, Purpose, ReasonKind } from './kinds.rules.ts'

type KindWords = {
  kinds: Record<Kind, string>
  purposes: Record<Purpose, string>
  audiences: Record<Audience, string>
  states: Record<GatheringState, string>
  reasons: Record<ReasonKind, string>
  methods: Record<CountMethod, string>
}

/** What kinds, purposes, groups and states of gatherings are called. */
export const kindWords = bilingual<KindWords>(
  {
    kinds: {
      class: '上课',
      talk: '讲座',
      lecture: '宣讲',
      clinic: '义诊',
      reading: '阅读',
      handicraft: '手工',
      festival: '节庆',
      hobby: '兴趣活动',
      meeting: '议事会',
      hearing: '听证会',
      vanguard: '先锋日',
      service: '便民服务',
      other: '其他活动',
    },
    purposes: { deliberation: '议事', learning: '学习', leisure: '娱乐', service: '服务' },
    audiences: {
      everybody: '大家',
      older: '老年人',
      youth: '青少年',
      family: '亲子家庭',
      'new-work': '新就业群体',
      'special-care': '需要多照顾的邻居',
    },
    states: {
      planned: '还没公布',
      published: '要办',
      held: '办过了',
      evidenced: '办过了，有凭据',
      cancelled: '取消了',
      postponed: '改期了',
      paused: '停一次',
    },
    reasons: {
      holiday: '放假',
      weather: '天气',
      venue: '场地用不了',
      leader: '带的人来不了',
      'too-few': '人太少',
      displaced: '场地让给议事',
      other: '别的原因',
    },
    methods: { signin: '名单签到', ticket: '叫号', count: '数人头', estimate: '估计' },
  },
  {
    kinds: {
      class: 'Class',
      talk: 'Talk',
      lecture: 'Lecture',
      clinic: 'Clinic',
      reading: 'Reading',
      handicraft: 'Handicraft',
      festival: 'Festival',
      hobby: 'Hobby',
      meeting: 'Meeting',
      hearing: 'Hearing',
      vanguard: 'Vanguard day',
      service: 'Service',
      other: 'Other',
    },
    purposes: { deliberation: 'Deliberation', learning: 'Learning', leisure: 'Leisure', service: 'Service' },
    audiences: {
      everybody: 'Everybody',
      older: 'Older people',
      youth: 'Young people',
      family: 'Families',
      'new-work': 'Couriers and riders',
      'special-care': 'Neighbours in need of care',
    },
    states: {
      planned: 'Not published yet',
      published: 'Going ahead',
      held: 'Held',
      evidenced: 'Held, with evidence',
      cancelled: 'Cancelled',
      postponed: 'Moved',
      paused: 'Left out this time',
    },
    reasons: {
      holiday: 'Holiday',
      weather: 'Weather',
      venue: 'Venue not usable',
      leader: 'Whoever leads cannot come',
      'too-few': 'Too few people',
      displaced: 'Venue given to deliberation',
      other: 'Another reason',
    },
    methods: { signin: 'List', ticket: 'Tickets', count: 'Head count', estimate: 'Estimate' },
  },
)
