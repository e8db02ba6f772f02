import { signUpPath } from '#modules/gatherings/public.ts'
import type { Config } from '#platform/config.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { channels } from '../channels.rules.ts'
import type { AsOf } from '../gatherings/spoken.ts'
import { isOfOwnHours } from '../hours/news.rules.ts'
import { hoursKindOf, vanguardKindOf } from '../kinds.rules.ts'
import { remind } from '../push/remind.ts'
import { isToVolunteer } from '../vanguard/news.rules.ts'
import { callGateway } from '../senders/gateway.ts'
import { later, type Handed } from '../senders/result.ts'
import { sendMail } from '../senders/smtp.ts'
import { close, markDead } from './close.ts'
import { takeUp, type TakenUp } from './take-up.ts'
import { mailText, templateOf } from './text.ts'
import { nextTry } from './timing.rules.ts'

type Carriers = Pick<Config, 'senders' | 'origin'>

type Carrying = { line: TakenUp; resting: Resting }

/** Where nobody was in this round: channels, and hosts of push services. */
export type Resting = Set<string>

/** One area gives way to the next after so many. */
const MOST = 50

/**
 * Sends what is due in one area, and returns how many lines it took up. `now` makes a ctx anew for each step, because time goes on;
 * a channel at whose other end nobody is gets into `resting`, and nothing more is tried by it in this round.
 */
export async function sendDue(now: () => Ctx, carriers: Carriers, resting: Resting = new Set()): Promise<number> {
  let count = 0
  for (; count < MOST; count++) {
    const line = await takeUp(
      now(),
      channels.filter((channel) => resting.has(channel)),
    )
    if (line === null) break
    if (line === 'over') continue
    const handed = await carry(now(), carriers, { line, resting })
    if (handed.kind === 'later' && handed.away) resting.add(line.channel)
    await note(now(), line, handed)
  }
  return count
}

async function carry(ctx: Ctx, { senders, origin }: Carriers, { line, resting }: Carrying): Promise<Handed> {
  const { id } = line
  const inbox = line.receiver === 'account' ? '/desk/messages' : '/me/messages'
  if (line.channel === 'push')
    return senders.push ? remind(ctx, senders.push, { devices: line.devices, inbox, resting }) : nobody
  const { channel, to, lang } = line
  const messages = line.messages.map((message) => {
    const path = ownPathOf(ctx, message)
    return { ...message, own: origin && path ? origin + path : null }
  })
  const outgoing = { lang, messages, area: ctx.area.name, link: origin && origin + inbox }
  if (channel === 'mail')
    return senders.mail ? sendMail(senders.mail, { id, to, at: ctx.now, ...mailText(outgoing) }) : nobody
  const gateway = senders[channel]
  return gateway ? callGateway(gateway, { id, channel, to, ...templateOf(outgoing) }, { at: ctx.now }) : nobody
}

/** Where whoever it goes to can answer: their own sign-up, or their own page as a volunteer. Nobody gets the address of somebody else. */
function ownPathOf(ctx: Ctx, { kind, gathering, hours }: TakenUp['messages'][number]): string | null {
  const ofHours = hoursKindOf(kind)
  if (ofHours) return isOfOwnHours(ofHours) && hours ? hours.own : null
  return gathering ? ownPathAt(ctx, kind, gathering) : null
}

function ownPathAt(ctx: Ctx, kind: string, { volunteering, signUp }: AsOf): string | null {
  const known = vanguardKindOf(kind)
  if (known) return isToVolunteer(known) && volunteering ? volunteering.own : null
  return signUp && signUpPath(ctx, signUp.id)
}

/** The settings that named a carrier are gone; they may come back. */
const nobody = later('no carrier in the settings', true)

/** Writes down what came of a try. A line whose consent ended while it was under way says what is true: it was sent. */
const note = (ctx: Ctx, line: TakenUp, handed: Handed): Promise<void> =>
  inArea(ctx, async (tx) => {
    if (handed.kind === 'taken') return close(tx, ctx, line, { state: 'sent' })
    const still = await tx
      .selectFrom('messages.sending')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', line.id)
      .where('state', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst()
    if (!still) return
    const { error } = handed
    if (handed.kind === 'refused') {
      if (handed.dead) await markDead(tx, ctx, line.id)
      return close(tx, ctx, line, { state: 'unreached', why: 'refused', error })
    }
    const next = nextTry({ ...line, now: ctx.now })
    if (next === null) return close(tx, ctx, line, { state: 'unreached', why: 'day', error })
    await tx
      .updateTable('messages.sending')
      .set({ next_try_at: next, last_error: error })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', line.id)
      .execute()
  })
