import type { Area } from '../ctx.ts'
import type { Database } from '../db/database.ts'

/** The areas of this installation, kept in memory: few, read on every request, changed a few times a year. */
export type AreaDirectory = {
  all: () => readonly Area[]
  byId: (id: number) => Area | undefined
  byCode: (code: string) => Area | undefined
  /** Reads them again, after one was made or changed. */
  reload: () => Promise<void>
}

/** Opens the directory and reads it once. */
export async function openAreaDirectory(db: Database): Promise<AreaDirectory> {
  let areas: readonly Area[] = []
  const reload = async () => {
    areas = await db.global((tx) =>
      tx
        .selectFrom('platform.area')
        .select(['id', 'code', 'name', 'telephone', 'hours', 'address', 'demo'])
        .select([
          'service_day_hours as serviceDayHours',
          'service_dispute_days as serviceDisputeDays',
          'service_later_days as serviceLaterDays',
        ])
        .orderBy('id')
        .execute(),
    )
  }
  await reload()
  return {
    all: () => areas,
    byId: (id) => areas.find((area) => area.id === id),
    byCode: (code) => areas.find((area) => area.code === code),
    reload,
  }
}
