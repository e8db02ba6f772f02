import type { Services } from '../services.ts'

/** Removes what is over: ended sessions, old counts, old challenges. For the clockwork; harmless at any time. */
export async function tidyAuth(services: Services): Promise<void> {
  const now = services.now()
  await services.db.global(async (tx) => {
    await tx.deleteFrom('auth.session').where('ends_at', '<=', now).execute()
    await tx.deleteFrom('auth.attempt').where('ends_at', '<=', now).execute()
    await tx.deleteFrom('auth.verification').where('expires_at', '<=', new Date()).execute()
  })
}
