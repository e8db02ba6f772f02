import {
  checked,
  choiceIn,
  idFrom,
  oneLine,
  textIn,
  type Checked,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'

/** What two persons may open of somebody: nothing else is in reach of it. */
export const openable = ['name', 'phone'] as const
export type Openable = (typeof openable)[number]

/** How long the fields are open once it is confirmed, and how long somebody has to confirm. */
export const openMinutes = 60

export const toldHows = ['telephone', 'door', 'paper'] as const
export type ToldHow = (typeof toldHows)[number]

export type EmergencyProblem =
  TextProblem | 'field-missing' | 'home-unknown' | 'home-many' | 'who-missing' | 'how-missing'

/** The door as it was written, why, and which fields. */
export type Wish = { home: string; reason: string; fields: Openable[] }

const fieldsIn = (sent: Sent): Openable[] => openable.filter((field) => sent[`field-${field}`] === 'yes')

/** Reads what somebody asks for in an emergency. */
export function readWish(sent: Sent): Checked<Wish, EmergencyProblem> {
  const reason = textIn(sent, 'reason', { most: 100 })
  const fields = fieldsIn(sent)
  const home = oneLine(sent['home'])
  return checked<Wish, EmergencyProblem>({ home, reason: reason.text ?? '', fields }, [
    home === '' && { field: 'home', why: 'home-unknown' },
    reason.problem,
    fields.length === 0 && { field: `field-${openable[0]}`, why: 'field-missing' },
  ])
}

/** Reads whose fields the one who confirms opens, and which of those that were asked for. */
export function readConfirming(
  sent: Sent,
  asked: readonly string[],
): Checked<{ personId: string; fields: Openable[] }, EmergencyProblem> {
  const personId = idFrom(sent['person'])
  const fields = fieldsIn(sent).filter((field) => asked.includes(field))
  return checked<{ personId: string; fields: Openable[] }, EmergencyProblem>({ personId: personId ?? '', fields }, [
    personId === null && { field: 'person', why: 'who-missing' },
    fields.length === 0 && { field: `field-${asked[0] ?? ''}`, why: 'field-missing' },
  ])
}

/** Reads how the person was told. */
export function readTold(sent: Sent): Checked<ToldHow, EmergencyProblem> {
  const how = choiceIn(sent, 'how', toldHows)
  return checked<ToldHow, EmergencyProblem>(how ?? 'door', [how === null && { field: 'how', why: 'how-missing' }])
}

type Clocked = { state: 'asked' | 'open' | 'refused' | 'ended'; asked_at: Date; open_until: Date | null }
export type Standing = 'asked' | 'too-late' | 'open' | 'over' | 'refused' | 'ended'

/** How it stands at a moment: nobody needs to end it, the clock does. */
export function standingAt({ state, asked_at, open_until }: Clocked, now: Date): Standing {
  if (state === 'asked') return now.getTime() < asked_at.getTime() + openMinutes * 60_000 ? 'asked' : 'too-late'
  if (state === 'open') return open_until !== null && now < open_until ? 'open' : 'over'
  return state
}
