import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'

const sentences = [
  ['已转物业', '您说的 {number} 已经转给物业，{due}前给您回音。'],
  ['问清楚在哪儿', '想请您说一下在几号楼、几楼，我们好去看。'],
  ['等外部单位', '这件事要等{body}来看，我们盯着，有了答复就告诉您。'],
  ['配件没到', '配件还在路上，比原来说的要晚几天，到{due}前办好。'],
] as const

/** A few sentences a desk says every week. */
export async function demoReplies(tx: Tx, ctx: Ctx): Promise<void> {
  await tx
    .insertInto('needs.reply')
    .values(
      sentences.map(([title, words]) => ({
        area_id: ctx.area.id,
        id: uuidv7(ctx.now),
        title,
        words,
        made_at: ctx.now,
      })),
    )
    .execute()
}
