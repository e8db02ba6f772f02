import { lengthOf } from '#base/form.rules.ts'
import type { Category } from '../needs.rules.ts'

/** What is not for a form but for a telephone. */
export const dangers = ['gas', 'fire', 'injury', 'trapped'] as const
export type Danger = (typeof dangers)[number]

/** What is only feared, nearly happened, is practised, or belongs to the lasting equipment: taken out before looking. */
const harmless: readonly string[] = [
  // 燃气费, 火灾隐患, 消防演习, 灭火器, 防火门, 抽烟, 烟感: money, equipment, practice.
  '(燃气|煤气|天然气)(费|账单|卡|公司|改造|安检)',
  '(火灾|消防|失火|起火|着火)的?(隐患|风险|危险|可能|演练|演习|讲座|培训)',
  '(防|灭|救)火|消防|烟感|烟雾报警器?|[抽吸禁控戒油香]烟|烟[头道囱蒂]',
  '防(止|备|范)?(老人|小孩|人)?(摔|跌|滑)(倒|跤)?',
  // 差点绊倒, 容易着火, 怕有人摔倒, 会不会起火: not yet.
  '(差点|险些|容易|极易|怕|担心|防止|避免|以免|免得|预防|万一|可能会|会不会|要是|如果)[^，。；！？,.;!?]{0,8}?(着火|起火|失火|火灾|爆炸|烧起来|摔倒|跌倒|滑倒|摔伤|跌伤|受伤|砸伤|触电|困人|被困|关在|漏气|泄漏|中毒)',
  '(着火|起火|失火)的话|不(漏|困)|没有?(漏|困|受伤|摔)',
  'fire[ -]?(lane|exit|door|extinguisher|hazard|drill|escape|hydrant|safety|equipment|alarm test|engine|access|route|risk)s?',
  'gas (bill|company|card|fee)s?',
  'smoke (detector|alarm)s?|no smoking',
  '\\b(nearly|almost|(might|may)(?! be\\b)|afraid|prevent|avoid|risk of|easy to)\\b[^.,;!?]{0,30}?\\b(fire|burn\\w*|explo\\w+|f[ae]ll\\w*|slip\\w*|injured|hurt|trapped|stuck|leak\\w*)',
]

const someone = '(he|she|man|woman|lady|somebody|someone|child|kid|neighbou?r|mother|father|grand\\w+|person|boy|girl)'

/** The words that speak of a danger. A miss is worse than a false alarm: the notice is calm and stops nobody. */
const signs: Record<Danger, readonly string[]> = {
  gas: [
    '(煤气|燃气|天然气|液化气)[^，。；,;]{0,6}(漏|泄|味|臭|中毒|嘶嘶)',
    '(漏|泄漏|闻到|闻见|一股)[^，。；,;]{0,4}(煤气|燃气|天然气|液化气)',
    '一氧化碳|漏气',
    '\\bgas\\b[^.;]{0,12}\\b(leak|smell|hiss)|\\b(leak|smell)\\w*\\b[^.;]{0,12}\\bgas\\b|carbon monoxide',
  ],
  fire: [
    '着火|起火|失火|火灾|火警|冒烟|浓烟|黑烟|烧起来|烧着了|火苗|明火|爆炸|很大的烟',
    '\\b(on|caught|catching) fire\\b|\\bthere is a fire\\b|\\bis burning\\b|\\bflames?\\b|\\bsmoke\\b|\\bexplo(ded|sion)\\b',
  ],
  injury: [
    '摔倒|跌倒|滑倒|摔伤|跌伤|摔下|跌下|坠楼|受伤|昏倒|晕倒|昏迷|流血|出血|骨折|砸伤|砸到人|撞伤|触电|烫伤|没有呼吸|没呼吸|叫不醒|溺水|落水|跳楼|轻生',
    '(人|老人|妈|爸|阿姨|爷叔|孩子|小孩|奶奶|爷爷|老太|老伯|婆婆)[^，。；,;]{0,6}(摔|跌)了',
    `\\b${someone}\\b[^.;]{0,25}\\b(fell|fallen|collapsed|slipped|is hurt|got hurt)\\b`,
    '\\b(injured|unconscious|bleeding|not breathing|broken (leg|arm|hip)|electrocuted|drowning|suicide)\\b',
  ],
  trapped: [
    '电梯[^。；;]{0,10}(困(住|在|着|了|人)|关(着|住|了?人|在里)|出不来)',
    '(困|关)(在|进|住)[^。；;]{0,6}电梯',
    `\\b(trapped|stuck|locked) (in|inside)\\b[^.;]{0,12}\\b(lift|elevator)\\b`,
    `\\b(lift|elevator)\\b[^.;]{0,30}\\b(trapped|cannot get out|can't get out|${someone} inside)\\b`,
  ],
}

/** Words that say so only under a subject: under 电梯 nobody writes the lift again, under 消防 「烧」 is a fire. */
const under: Partial<Record<Category, { danger: Danger; signs: readonly string[] }>> = {
  lift: {
    danger: 'trapped',
    signs: ['困(住|在|着|了)|关在里|出不来|被关|\\btrapped\\b|\\b(can.?t|cannot) get out\\b'],
  },
  'fire-safety': { danger: 'fire', signs: ['烧|有烟|好大的火|\\bburning\\b'] },
}

/** The same lists as text for the browser, which looks while somebody types. */
export const urgentSigns = { harmless, signs, under } as const

const asPattern = (parts: readonly string[], flags: string): RegExp => new RegExp(parts.join('|'), flags)

/** The dangers a sentence speaks of, the surest call first. Fear, practice and equipment are none: 「消防通道堆物」 alone is a need like others. */
export function dangersIn(said: { category: string; words: string | null }): Danger[] {
  const words = said.words ?? ''
  if (lengthOf(words) === 0) return []
  const left = words.replace(asPattern(harmless, 'gi'), '，')
  const here = under[said.category as Category]
  return dangers.filter((danger) =>
    asPattern([...signs[danger], ...(here?.danger === danger ? here.signs : [])], 'i').test(left),
  )
}
