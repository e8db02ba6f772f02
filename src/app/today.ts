import { careToday } from '#modules/care/public.ts'
import { vanguardToday } from '#modules/vanguard/public.ts'
import type { TodayPart } from '#platform/web/today.ts'

/** What other modules add to Today, in the order it is shown: a door that stays shut before everything else. */
export const todayParts: readonly TodayPart[] = [careToday, vanguardToday]
