import type { Hono } from 'hono'
import { care } from '#modules/care/public.ts'
import { gatherings } from '#modules/gatherings/public.ts'
import { messages } from '#modules/messages/public.ts'
import { needsDoor } from '#modules/needs/public.ts'
import { partners } from '#modules/partners/public.ts'
import { doublesDoor, people } from '#modules/people/public.ts'
import { privacyDoor } from '#modules/privacy/public.ts'
import { reports } from '#modules/reports/public.ts'
import { vanguard } from '#modules/vanguard/public.ts'
import { authRoutes } from '#platform/auth/routes.ts'
import { calendar } from '#platform/calendar/routes.ts'
import { files } from '#platform/files/routes.ts'
import { jobRoutes } from '#platform/jobs/jobs.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { find } from './find/routes.ts'
import { gallery } from './gallery/routes.ts'
import { home } from './home/routes.ts'
import { personalParts } from './personal.ts'
import { jobKinds } from './housekeeping.ts'
import { todayParts } from './today.ts'

/** Every module's door, in the order they are tried. */
export const doors: Hono<WebEnv>[] = [
  home,
  find,
  gallery,
  authRoutes,
  files,
  privacyDoor(personalParts),
  doublesDoor(personalParts),
  people,
  partners,
  needsDoor(todayParts),
  vanguard,
  care,
  gatherings,
  messages,
  reports,
  calendar,
  jobRoutes(jobKinds),
]
