import { carePart } from '#modules/care/public.ts'
import { gatheringsPart } from '#modules/gatherings/public.ts'
import { messagesPart } from '#modules/messages/public.ts'
import { needsPart } from '#modules/needs/public.ts'
import { partnersPersonal } from '#modules/partners/public.ts'
import { peoplePart } from '#modules/people/public.ts'
import { privacyPart } from '#modules/privacy/public.ts'
import { vanguardPart } from '#modules/vanguard/public.ts'
import { platformPersonal } from '#platform/personal/own-rules.ts'
import type { PersonalPart, PersonalRule } from '#platform/personal/personal.ts'

/** What each module has to say and to do about one person's data. A deletion goes through them in this order: the person last. */
export const personalParts: readonly PersonalPart[] = [
  needsPart,
  gatheringsPart,
  carePart,
  vanguardPart,
  messagesPart,
  privacyPart,
  peoplePart,
]

/** What each table can say of somebody, over the whole house. */
export const personalRules: readonly PersonalRule[] = [
  ...platformPersonal,
  ...partnersPersonal,
  ...personalParts.flatMap(({ rules }) => rules),
]
