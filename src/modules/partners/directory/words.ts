import { bilingual } from '#base/words.ts'
import type { AllyKind, AllyProblem } from './ally.rules.ts'

type PartnerWords = {
  title: string
  lead: string
  kinds: Record<AllyKind, string>
  empty: Record<AllyKind, string>
  add: Record<AllyKind, string>
  name: string
  nameHint: string
  does: string
  doesHint: string
  contactName: string
  contactPhone: string
  contactHint: string
  leadName: string
  leadHint: string
  noLeads: string
  contact: string
  save: string
  change: string
  edit: string
  end: string
  endNote: string
  ended: (count: number) => string
  inHand: string
  added: string
  changed: string
  isEnded: string
  keepMine: string
  refused: Record<AllyProblem, string>
}

const zh: PartnerWords = {
  title: '共建单位和队伍',
  lead: '除了物业和业委会，诉求还可以交给他们办。',
  kinds: { partner: '共建单位', team: '志愿队伍' },
  empty: { partner: '还没有记共建单位。', team: '还没有记志愿队伍。' },
  add: { partner: '添一家共建单位', team: '添一支志愿队伍' },
  name: '名称',
  nameHint: '单位或队伍的名字，不写人名：诉求在他们手里时，大家都看得到。',
  does: '能帮什么',
  doesHint: '比如：修小家电、陪老人看病、借会议室。',
  contactName: '联系人怎么称呼',
  contactPhone: '联系电话',
  contactHint: '称呼和电话至少写一样。只有居委会看得到，停用一年后删掉。',
  leadName: '领队',
  leadHint: '领队登录以后，在“交给我的”里看到派来的事。',
  noLeads: '领队要有自己的账户：先请主任在“账户和角色”里建一个志愿者账户。',
  contact: '联系',
  save: '记下',
  change: '改好了',
  edit: '改',
  end: '停用',
  endNote: '停用后不再派新的事。已经在他们手里的还在，要换人请到那一件里换。',
  ended: (count) => `已经停用的（${count}）`,
  inHand: '看在他们手里的诉求',
  added: '记下了，派诉求时可以选。',
  changed: '改好了。',
  isEnded: '停用了。在他们手里的诉求还在。',
  keepMine: '还是照我的改',
  refused: {
    missing: '这里还空着，请写一写。',
    'too-long': '写得太长了，请短一些。',
    'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
    'name-taken': '这个名称已经有了。',
    'phone-wrong': '电话号码好像少了几位，请看一看。',
    'contact-missing': '请写联系人的称呼，或者写一个电话。',
    'choose-lead': '请选一位领队。',
  },
}

/** What the directory of partners and teams says. */
export const partnerWords = bilingual<PartnerWords>(zh, {
  title: 'Partners and teams',
  lead: 'Besides the property manager and the owners’ committee, needs can be handed to these.',
  kinds: { partner: 'Partners', team: 'Volunteer teams' },
  empty: { partner: 'No partner is written down yet.', team: 'No volunteer team is written down yet.' },
  add: { partner: 'Add a partner', team: 'Add a volunteer team' },
  name: 'Name',
  nameHint: 'Of the organisation or team, never of a person: everybody reads it while they have a need in hand.',
  does: 'What they can help with',
  doesHint: 'For example: small repairs, going to hospital with somebody, a room to meet in.',
  contactName: 'Whom to ask for',
  contactPhone: 'Telephone',
  contactHint: 'One of the two at least. Only the committee sees it; it is deleted a year after they are retired.',
  leadName: 'Led by',
  leadHint: 'After signing in, the lead finds what was handed to the team under “Given to me”.',
  noLeads: 'Whoever leads a team needs an account: ask the director to make one for a volunteer first.',
  contact: 'Contact',
  save: 'Add',
  change: 'Save',
  edit: 'Change',
  end: 'Retire',
  endNote: 'Nothing new is handed to them. What they have in hand stays; give it to somebody else on its own page.',
  ended: (count) => `Retired (${count})`,
  inHand: 'See the needs in their hands',
  added: 'Added; needs can be handed to them now.',
  changed: 'Saved.',
  isEnded: 'Retired. What they have in hand stays with them.',
  keepMine: 'Save mine after all',
  refused: {
    missing: 'This is still empty.',
    'too-long': 'This is too long; please make it shorter.',
    'odd-characters': 'There are invisible signs in this; please type it again.',
    'name-taken': 'There is one of this name already.',
    'phone-wrong': 'This number seems too short; please look again.',
    'contact-missing': 'Please write whom to ask for, or a telephone.',
    'choose-lead': 'Please choose who leads it.',
  },
})
