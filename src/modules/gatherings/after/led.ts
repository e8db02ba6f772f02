import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { mayLead, mayPlanAt } from '../access.ts'
import { shownGathering, type Gathering } from '../gathering.ts'

/** The gathering of the address; 404 for an unknown one and one this reader may not know of. */
export async function askedGathering(c: Context<WebEnv>): Promise<Gathering> {
  const gathering = await shownGathering(c.var.ctx, idFrom(c.req.param('id')))
  if (!gathering) throw new HTTPException(404)
  return gathering
}

/** The same for whoever may write down what came of it; 404 for everybody else. Nothing of the answer is kept on the way. */
export async function ledGathering(c: Context<WebEnv>): Promise<Gathering> {
  const gathering = await askedGathering(c)
  if (!mayLead(c.var.ctx.actor, gathering)) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return gathering
}

/** Whether the reader is the committee's own where it takes place; whoever else leads it sees less. */
export const isCommittee = ({ actor }: Pick<Ctx, 'actor'>, gathering: Gathering): boolean => mayPlanAt(actor, gathering)
