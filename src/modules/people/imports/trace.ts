import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#base/uuid.ts'

/** Writes down whom an import wrote down, after it did. One statement however many. */
export const traceNew = (tx: Tx, ctx: Ctx, { importId, ids }: { importId: string; ids: readonly string[] }) =>
  sql`insert into people.import_change (area_id, id, import_id, person_id, kind, version_after, made_at)
    select ${ctx.area.id}::int, t.id, ${importId}::uuid, t.person_id, 'new', 1, ${ctx.now}::timestamptz
    from unnest(${ids.map(() => uuidv7(ctx.now))}::uuid[], ${[...ids]}::uuid[]) as t (id, person_id)
    on conflict (area_id, import_id, person_id) do nothing`.execute(tx)

/** Writes down how people were before an import changes them. To be called before it does. */
export const traceChanged = (tx: Tx, ctx: Ctx, { importId, ids }: { importId: string; ids: readonly string[] }) =>
  sql`insert into people.import_change
      (area_id, id, import_id, person_id, kind, version_after, home_before, building_before, import_before, phones_before, made_at)
    select ${ctx.area.id}::int, t.id, ${importId}::uuid, p.id, 'changed', p.version + 1, p.home_id, p.building_id, p.import_id,
      coalesce((select array_agg(f.id) from people.phone f where f.area_id = ${ctx.area.id} and f.person_id = p.id), '{}'), ${ctx.now}::timestamptz
    from unnest(${ids.map(() => uuidv7(ctx.now))}::uuid[], ${[...ids]}::uuid[]) as t (id, person_id)
    join people.person p on p.area_id = ${ctx.area.id} and p.id = t.person_id
    on conflict (area_id, import_id, person_id) do nothing`.execute(tx)
