import { sayDay } from '#base/say-date.ts'
import { bilingual, type Lang } from '#base/words.ts'
import type { HoursKind } from '../kinds.rules.ts'

const words = bilingual<Record<HoursKind, (day: string) => string>>(
  {
    'hours-set-right': (day) => `您${day}的服务时长改过了，为什么改，打开看。`,
    'hours-settled': (day) => `您说${day}的服务时长不对，处理好了，打开看。`,
    'hours-disputed': (day) => `有志愿者说${day}的服务时长不对，请看一看，处理一下。`,
    'hours-decided': (day) => `您确认过的${day}的服务时长，志愿者说不对，主任处理了，打开看。`,
    'hours-to-ring': (day) => `${day}的服务时长您改过了，没有消息能送到志愿者，请打个电话说一声。`,
  },
  {
    'hours-set-right': (day) => `Your hours of ${day} were changed; open it to see why.`,
    'hours-settled': (day) => `You said that your hours of ${day} are not right. It is settled; open it to see how.`,
    'hours-disputed': (day) => `A volunteer says that hours of ${day} are not right. Please look and settle it.`,
    'hours-decided': (day) => `Hours of ${day} that you had confirmed were disputed, and the director settled it.`,
    'hours-to-ring': (day) => `You changed hours of ${day}, and no message gets to the volunteer. Please ring them.`,
  },
)

/** The whole text of a message about hours: of which day, and what happened. Never whose and never how many. */
export const sayOfHours = (lang: Lang, kind: HoursKind, startsAt: Date | null): string =>
  words(lang)[kind](startsAt ? sayDay(lang, startsAt, startsAt) : '')
