import type { Ctx } from '#platform/ctx.ts'
import type { PushSettings } from '#platform/senders-config.ts'
import { sendPush, type Pusher } from '../senders/push.ts'
import { later, type Handed } from '../senders/result.ts'
import { vapidKeys } from '../senders/vapid.ts'
import { endDevices, type Device } from './device.ts'
import { reminderWords } from './words.ts'

type Reminding = {
  devices: readonly Device[]
  /** Where the messages are read. */
  inbox: string
  /** What nobody answered at in this round; a push service that is away is not waited for again. */
  resting: Set<string>
}

/**
 * Reminds the devices of one receiver that there is a message, and says no more: what happened is read in the inbox. It is taken when
 * one push service took it; a browser that wants no more is forgotten. One push service that is away keeps no other waiting.
 */
export async function remind(
  ctx: Ctx,
  settings: PushSettings,
  { devices, inbox, resting }: Reminding,
): Promise<Handed> {
  const pusher = { ...settings, keys: vapidKeys(ctx.secrets) }
  const tried: { id: string; handed: Handed }[] = []
  for (const device of devices)
    tried.push({ id: device.id, handed: await remindOne(ctx, pusher, { device, inbox, resting }) })
  const ended = tried.filter(({ handed }) => handed.kind === 'refused')
  await endDevices(
    ctx,
    ended.map(({ id }) => id),
  )
  return cameTo(tried.map(({ handed }) => handed))
}

async function remindOne(
  { area }: Ctx,
  pusher: Pusher,
  { device, inbox, resting }: { device: Device; inbox: string; resting: Set<string> },
): Promise<Handed> {
  const { subscription, lang } = device
  const host = `host ${new URL(subscription.endpoint).host}`
  if (resting.has(host)) return later('nobody there')
  const payload = JSON.stringify({ title: area.name, body: reminderWords(lang).body, open: inbox, lang })
  const topic = inbox === '/me/messages' ? 'home' : 'desk'
  const handed = await sendPush(pusher, { subscription, payload, topic })
  if (handed.kind === 'later' && handed.away) resting.add(host)
  return handed
}

/** The best that came of it: taken by one, else to be tried again, else ended by all. Only services rest, never all of push. */
function cameTo(all: readonly Handed[]): Handed {
  const waits = all.find((handed) => handed.kind === 'later')
  const best = all.find(({ kind }) => kind === 'taken') ?? (waits && later(waits.error)) ?? all[0]
  return best ?? later('no device')
}
