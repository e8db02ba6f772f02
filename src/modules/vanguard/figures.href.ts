import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { committee } from './access.ts'
import { deskDayPath } from './day.ts'

/** Where a day stands for this reader: its board for the committee, the page of its gathering for everybody else. */
export const hrefFor = ({ actor }: Ctx, id: string): string =>
  holds(actor, committee) ? deskDayPath({ id }) : `/gatherings/${id}`
