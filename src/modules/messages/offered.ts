import type { Context } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { addressed, channels, type Addressed, type Channel } from './channels.rules.ts'

/** The ways out there are: those somebody carries for us; in a demonstration all, because nothing leaves the house there. */
export const offeredTo = ({ var: { ctx, services } }: Context<WebEnv>): readonly Channel[] =>
  channels.filter((channel) => ctx.area.demo || services.config.senders[channel] !== null)

/** Those of them that lead to an address: what somebody else can take down for its owner. */
export const addressedOffered = (c: Context<WebEnv>): readonly Addressed[] =>
  addressed.filter((channel) => offeredTo(c).includes(channel))
