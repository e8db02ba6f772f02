import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Channel } from '../channels.rules.ts'
import type { Receiver } from '../receivers.ts'
import { maskedAddress } from './masked-address.ts'
import type { SaidAnswer } from './parts.ts'
import { standingOf, type Standing } from './standing.ts'

/** What was said last about one channel, as people read it: the address masked, whoever took it down by name. */
export type SaidWay = SaidAnswer & { id: string; channel: Channel; address: string | null; dead: boolean }

/** The last answer to each channel a receiver was ever asked about. */
export async function saidWays(tx: Tx, ctx: Ctx, receiver: Receiver): Promise<SaidWay[]> {
  const standing = await standingOf(tx, ctx, receiver)
  const names = await accountNames(
    tx,
    standing.flatMap(({ noted_by }) => noted_by ?? []),
  )
  return standing.map((row) => said(ctx, row, names))
}

function said(ctx: Ctx, row: Standing, names: ReadonlyMap<string, string>): SaidWay {
  const { id, channel, dead, answer, at, text_version, until_on, fourteen_on, how } = row
  return {
    ...{ id, channel, dead, answer, at, text_version, until_on, fourteen_on, how },
    address: maskedAddress(ctx, row.address_sealed),
    notedBy: row.noted_by && (names.get(row.noted_by) ?? row.noted_by),
    guardian: guardianIn(ctx, row),
  }
}

type Spoken = Pick<Standing, 'guardian_sealed' | 'guardian_relation'>

/** Who spoke for a child; null where the receiver spoke. */
export const guardianIn = (
  { secrets, area }: Ctx,
  { guardian_sealed: sealed, guardian_relation: relation }: Spoken,
): SaidAnswer['guardian'] => relation && { name: sealed && secrets.open(area.id, sealed), relation }
