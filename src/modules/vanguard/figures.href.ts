import type { Ctx } from '#platform/ctx.ts'
import { isOfWholeArea } from './access.ts'
import { deskDayPath } from './day.ts'

/** Where a day stands for this reader: its board for the committee of the whole area, the page of its gathering for everybody else. */
export const hrefFor = ({ actor }: Ctx, id: string): string =>
  isOfWholeArea(actor) ? deskDayPath({ id }) : `/gatherings/${id}`
