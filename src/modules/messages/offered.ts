import type { Context } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { channels, type Channel } from './channels.rules.ts'

/** The ways out there are: those somebody carries for us; in a demonstration all, because nothing leaves the house there. */
export const offeredTo = ({ var: { ctx, services } }: Context<WebEnv>): readonly Channel[] =>
  channels.filter((channel) => ctx.area.demo || services.config.senders[channel] !== null)
