import { Hono, type Context } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { may } from '../access.ts'
import { sayNumber } from '../number.ts'
import { deskReceiptPage, receiptPage, type ReceiptData } from './page.ts'
import { receiptOf } from './receipt.ts'

/** What a receipt page shows; null when its pass no longer opens anything. */
async function receipt(c: Context<WebEnv>): Promise<ReceiptData | null> {
  const slip = await receiptOf(c.var.ctx, c.req.param('pass') ?? '')
  if (!slip) return null
  const followUrl = fullUrl(c, `/needs/follow?number=${sayNumber(slip)}`)
  return { slip, followUrl, now: c.var.ctx.now }
}

/** Receipts: shown for two hours after a need came in, then by number and code only. */
export const receipts = new Hono<WebEnv>()
  .get('/needs/receipt/:pass', may('report a need'), async (c) => {
    const data = await receipt(c)
    return data ? c.html(receiptPage(c.var.view, data)) : c.redirect('/needs/follow', 303)
  })
  .get('/desk/needs/receipt/:pass', may('record a need for somebody'), async (c) => {
    const data = await receipt(c)
    return data ? c.html(deskReceiptPage(c.var.view, data)) : c.redirect('/desk/needs', 303)
  })
