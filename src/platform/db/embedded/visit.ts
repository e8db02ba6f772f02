import type { Login } from './databases.ts'
import { readPostmaster } from './former.ts'
import { findPlace } from './place.ts'
import { APP, OWNER } from './roles.ts'
import { readSecret } from './secret.ts'

/** A database that another program of ours runs on this directory: how to connect to it beside that program. */
export type Visit = { ownerUrl: (database: string) => Login; appUrl: (database: string) => Login }

/** Finds the running database of a directory; undefined where none takes connections. Unix only: a socket has a place, a port has none. */
export function visitEmbedded(dir: string): Visit | undefined {
  const place = findPlace(dir)
  const postmaster = readPostmaster(place.cluster)
  const secret = readSecret(place.home)
  if (postmaster?.status !== 'ready' || !postmaster.socketDir || !secret) return undefined
  const login = (user: string, password: string) => (database: string) => ({
    host: postmaster.socketDir,
    port: 5432,
    user,
    password,
    database,
  })
  return { ownerUrl: login(OWNER, secret.owner), appUrl: login(APP, secret.app) }
}
