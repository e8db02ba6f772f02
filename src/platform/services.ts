import type { WorkCalendar } from '#base/workdays.ts'
import type { Logger } from 'pino'
import type { AreaDirectory } from './area/directory.ts'
import type { Auth } from './auth/open.ts'
import type { Config } from './config.ts'
import type { Actor, Area, Ctx } from './ctx.ts'
import type { Lang } from '#base/words.ts'
import type { Database } from './db/database.ts'
import type { Metrics } from './metrics.ts'
import type { Secrets } from './secret/secrets.ts'
import type { AssetFiles } from './web/asset-files.ts'

/** What lives as long as the program: opened once at the start and handed down, never global. */
export type Services = {
  config: Config
  db: Database
  secrets: Secrets
  filesDir: string
  areas: AreaDirectory
  /** The calendar as loaded last; replaced when an administrator imports another year. */
  calendar: () => WorkCalendar
  reloadCalendar: () => Promise<void>
  now: () => Date
  /** Signing in; used by platform/auth only. */
  auth: Auth
  assets: { css: string; js: string; icon?: string; rollCall?: string; stallMorning?: string; careVisit?: string }
  assetFiles: AssetFiles
  log: Logger
  metrics: Metrics
  /** The newest migration this program knows. */
  level: string
}

/** The ctx of one act of one actor in one area. */
export const ctxOf = (services: Services, area: Area, as: { actor: Actor; lang: Lang }): Ctx => ({
  db: services.db,
  secrets: services.secrets,
  filesDir: services.filesDir,
  calendar: services.calendar(),
  area,
  actor: as.actor,
  now: services.now(),
  lang: as.lang,
})
