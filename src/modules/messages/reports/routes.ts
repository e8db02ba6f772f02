import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { auto } from '#platform/ctx.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sentText } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Channel } from '../channels.rules.ts'
import { channelIn } from '../consent/consent.rules.ts'
import { isSigned } from '../senders/signature.ts'
import { readReport } from './report.rules.ts'
import { takeReport } from './report.ts'

/** Push services report nothing: whoever speaks in their name has no secret of ours. */
const secretOf = ({ config: { senders } }: Services, channel: Channel): string | null => {
  if (channel === 'push') return null
  return channel === 'mail' ? senders.mailReportSecret : (senders[channel]?.secret ?? null)
}

/** Where carriers report: `/hooks/messages/<area>/<channel>`, signed as our calls to them are. */
export const reports = new Hono<WebEnv>().post(
  '/hooks/messages/:area/:channel',
  may('report what became of a message'),
  async (c) => {
    const { services } = c.var
    const channel = channelIn(c.req.param('channel'))
    const area = services.areas.byCode(c.req.param('area'))
    const secret = channel && secretOf(services, channel)
    if (!channel || !area || !secret) return c.notFound()
    const body = await sentText(c)
    const [timestamp, signature] = [c.req.header('x-jinlin-timestamp'), c.req.header('x-jinlin-signature')]
    if (!isSigned(secret, { timestamp, signature, body }, services.now())) throw new HTTPException(403)
    const report = readReport(body)
    if (!report) throw new HTTPException(400)
    const taken = await takeReport(ctxOf(services, area, { actor: auto, lang: 'zh' }), channel, report)
    return taken.done ? c.body(null, 204) : c.notFound()
  },
)
