import { checked, choiceIn, type Checked, type Sent } from '#base/form.rules.ts'

/** How somebody is told whom no message reaches. */
export const settledHows = ['telephone', 'door', 'poster'] as const
export type SettledHow = (typeof settledHows)[number]

/** Reads how somebody was told. */
export function readSettled(sent: Sent): Checked<{ how: SettledHow }, 'how'> {
  const how = choiceIn(sent, 'how', settledHows)
  return checked({ how: how ?? 'telephone' }, [how === null && { field: 'how', why: 'how' }])
}
