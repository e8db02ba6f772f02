import { Hono } from 'hono'
import type { WebEnv } from '../web/env.ts'
import { ownAccounts } from './account/routes.ts'
import { passwords } from './password/routes.ts'
import { secondFactors } from './second-factor/routes.ts'
import { signingIn } from './sign-in/routes.ts'
import { unlocking } from './unlock/routes.ts'

/** Signing in and out, the lock, one's own account. */
export const authRoutes = new Hono<WebEnv>()
authRoutes.route('/', signingIn)
authRoutes.route('/', unlocking)
authRoutes.route('/', ownAccounts)
authRoutes.route('/', passwords)
authRoutes.route('/', secondFactors)
