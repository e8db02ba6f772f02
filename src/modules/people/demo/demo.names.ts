import type { Random } from '#base/random.ts'

/** Names for demonstrations, put together by chance: nobody of this world is meant. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const olderNames = [
  '秀英',
  '桂兰',
  '玉珍',
  '凤英',
  '玉兰',
  '秀兰',
  '桂英',
  '淑珍',
  '兰英',
  '美华',
  '建国',
  '建华',
  '国强',
  '志明',
  '德明',
  '永福',
  '金宝',
  '阿根',
  '月娥',
  '彩娣',
  '根娣',
  '惠芳',
  '丽娟',
  '国平',
  '福林',
  '振华',
  '宝珠',
  '雅琴',
  '水生',
  '祥生',
]
const middleNames = [
  '伟',
  '芳',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '建平',
  '海燕',
  '晓东',
  '卫东',
  '丽华',
  '志强',
  '红梅',
  '建军',
  '春梅',
  '国华',
  '文斌',
  '晓红',
  '俊',
  '燕萍',
  '佩华',
  '家骏',
  '慧敏',
  '亚琴',
]
const youngerNames = [
  '梓涵',
  '子轩',
  '宇轩',
  '欣怡',
  '雨桐',
  '浩然',
  '诗涵',
  '佳怡',
  '俊杰',
  '思远',
  '嘉豪',
  '一诺',
  '可欣',
  '晨曦',
  '文博',
  '心怡',
  '天佑',
  '语嫣',
  '乐天',
  '若溪',
  '景行',
  '知夏',
  '安然',
  '亦辰',
  '书瑶',
  '君浩',
  '颖',
  '睿',
  '琪',
  '宸',
]

/** Three ages under one roof, as in an old quarter: many old people, fewer young. */
export function inventName(random: Random): string {
  const given = random.pick([olderNames, olderNames, middleNames, middleNames, youngerNames])
  return random.pick(Array.from(surnames)) + random.pick(given)
}

/**
 * A telephone nobody has, in the shape of a landline, so that it is read, found and listed like any other. The shape alone
 * cannot show that it is invented (every number the roster's rule reads could be somebody's), so the area code does: no place
 * of the country was given 050x, a call to it ends at the exchange. The rule itself stays strict: were it taught a range for
 * demonstrations, slips like 021-0… in real lists would pass unsaid.
 */
export const inventPhone = (random: Random): string => `0500-${random.between(2_000_000, 9_999_999)}`
