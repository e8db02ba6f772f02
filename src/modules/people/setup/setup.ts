import { createHmac, timingSafeEqual } from 'node:crypto'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import { accountsHere, heldGrants, type ListedAccount } from '#platform/auth/auth.ts'
import { auto, type Area, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import { insertBuildings } from '../places/building.ts'
import type { GroundLine } from '../places/names.rules.ts'
import { invite, renew, type InviteRefusal } from '../staff/account.ts'

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The code the server prints on its console while this installation is being set up: twelve letters that are not mistaken for others. */
export function setupCode(services: Services): string {
  const code = Array.from(services.secrets.key('setup code').subarray(0, 12), (byte) => letters[byte % 32])
  return [0, 4, 8].map((at) => code.slice(at, at + 4).join('')).join('-')
}

/** Whether somebody typed the code; spaces, dashes and small letters do not matter. */
export const isSetupCode = (services: Services, typed: string): boolean =>
  same(setupCode(services).replaceAll('-', ''), typed.toUpperCase().replace(/[\s-]/g, ''))

/** What the browser of whoever typed the code carries from page to page. */
export const setupPass = (services: Services): string =>
  createHmac('sha256', services.secrets.key('setup pass')).update('open').digest('base64url')

/** Whether this is that pass. */
export const isSetupPass = (services: Services, carried: string | undefined): boolean =>
  carried !== undefined && same(setupPass(services), carried)

function same(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** How far the first setting up is. `over` once a director has signed in: then there is no way in here any more. */
export type SetupState =
  | { step: 'area' }
  | { step: 'places'; area: Area }
  | { step: 'staff'; area: Area }
  | { step: 'sheet'; area: Area; director: ListedAccount }
  | { step: 'over' }

/** Reads how far it is, from what is there. */
export async function setupState(services: Services): Promise<SetupState> {
  const [area, another] = services.areas.all()
  if (!area) return { step: 'area' }
  if (another || area.demo) return { step: 'over' }
  return inArea({ db: services.db, area }, async (tx): Promise<SetupState> => {
    const ctx = setupCtx(services, area)
    const directors = new Set(
      (await heldGrants(tx, ctx)).filter(({ role }) => role === 'director').map(({ accountId }) => accountId),
    )
    const accounts = (await accountsHere(tx, ctx)).filter(({ id }) => directors.has(id))
    const [director] = accounts
    if (accounts.some(({ oneTime }) => !oneTime)) return { step: 'over' }
    if (director) return { step: 'sheet', area, director }
    const compound = await tx
      .selectFrom('people.compound')
      .select('id')
      .where('area_id', '=', area.id)
      .limit(1)
      .executeTakeFirst()
    return { step: compound ? 'staff' : 'places', area }
  })
}

/** The ctx of setting up: nobody has an account yet, so it is the program that acts. */
export const setupCtx = (services: Services, area: Area): Ctx => ctxOf(services, area, { actor: auto, lang: 'zh' })

/** Writes compounds and buildings that are not there yet; doing it twice changes nothing. */
export async function layGround(ctx: Ctx, lines: readonly GroundLine[]): Promise<void> {
  await inArea(ctx, async (tx) => {
    for (const [position, { compound, buildings }] of lines.entries()) {
      await tx
        .insertInto('people.compound')
        .values({ area_id: ctx.area.id, id: uuidv7(ctx.now), name: compound, position, made_at: ctx.now })
        .onConflict((conflict) => conflict.columns(['area_id', 'name']).doNothing())
        .execute()
      const { id } = await tx
        .selectFrom('people.compound')
        .select('id')
        .where('area_id', '=', ctx.area.id)
        .where('name', '=', compound)
        .executeTakeFirstOrThrow()
      const made = await insertBuildings(tx, ctx, { compoundId: id, names: buildings })
      await record(tx, ctx, { name: 'people.building.made', subjectId: id, detail: { count: made.length } })
    }
  })
}

/** The first account of the area, a director's. Answers the one-time password, which is shown once. */
export async function inviteDirector(
  ctx: Ctx,
  { id, name, username }: { id: string; name: string; username: string },
): Promise<Outcome<string, InviteRefusal>> {
  return invite(ctx, { accountId: id, name, username, role: 'director', compoundId: null, buildingId: null })
}

/** Another one-time password for a director who has not signed in yet, when the first sheet got lost. */
export async function anotherSheet(ctx: Ctx, director: ListedAccount): Promise<Outcome<string, 'over'>> {
  const answer = await renew(ctx, director.id)
  return answer.done ? done(answer.value) : refused('over')
}
