import { claim } from './claim.ts'
import { prepareCluster, SUPERUSER, type Cluster } from './cluster.ts'
import type { Login } from './databases.ts'
import { openDoor, type Door } from './door.ts'
import { endFormer } from './former.ts'
import { survey, type EmbeddedOptions, type Ground } from './ground.ts'
import { keepRunning, type Keeper } from './keeper.ts'
import { APP, OWNER, settleRoles } from './roles.ts'
import { keepSecret } from './secret.ts'
import { stopAsLastResort } from './signals.ts'

export { createDatabase, dropDatabase, type Login } from './databases.ts'
export { faultOf } from './faults.ts'
export type { EmbeddedOptions } from './ground.ts'

/** A PostgreSQL of our own, as a child process. */
export type Embedded = {
  /** How to connect to a database as its owner: for migrations. */
  ownerUrl: (database: string) => Login
  /** As the server: row level security binds it. */
  appUrl: (database: string) => Login
  /** As the superuser: for making databases, and for tests. */
  superuserUrl: (database: string) => Login
  /** Stops PostgreSQL cleanly and gives the directory free; may be called more than once. */
  stop: () => Promise<void>
  /** Hears that PostgreSQL died and is being started again: answer 503 until `onUp`. */
  onDown: (listener: (why: string) => void) => void
  onUp: (listener: () => void) => void
  /** Hears that it died for good, after several tries: end the program. */
  onExit: (listener: (why: string) => void) => void
  readonly up: boolean
  /** The child's process number; another one after each restart. */
  readonly pid: number
  socketDir: string
  /** Whether this start laid out the data directory. */
  bootedFresh: boolean
}

/**
 * Starts the database of a directory, laying it out first if there is none. Asks nobody anything; runs as root (dropping
 * to another user) or as any user. Throws a fault with a name (`faultOf`) and a sentence that says what to do. Where the
 * program does not listen to SIGTERM, SIGINT and SIGHUP itself, they stop the database and end the program.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const ground = survey(options)
  const held = await claim(ground.place.home, options.patience)
  const steps: (() => void | Promise<void>)[] = [held.release]
  const undo = async () => {
    for (const step of steps) await step()
  }
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= undo())
  steps.push(stopAsLastResort(stop))
  try {
    await endFormer(ground.place.cluster, ground.log)
    const cluster = await prepareCluster(ground)
    const door = await openDoor(ground.place)
    steps.unshift(door.close)
    const keeper = await keepRunning(ground, door)
    steps.unshift(keeper.stop)
    await settle(ground, cluster, door)
    return faceOf(keeper, { door, cluster, stop })
  } catch (error) {
    await stop()
    throw error
  }
}

async function settle({ place }: Ground, { secret }: Cluster, door: Door): Promise<void> {
  if (secret.settled) return
  await settleRoles(login(door, SUPERUSER, secret.superuser)('postgres'), secret)
  keepSecret(place.home, { ...secret, settled: true })
}

const login =
  (door: Door, user: string, password: string) =>
  (database: string): Login => ({ host: door.host, port: door.port, user, password, database })

type Parts = { door: Door; cluster: Cluster; stop: () => Promise<void> }

function faceOf(keeper: Keeper, { door, cluster, stop }: Parts): Embedded {
  const { secret } = cluster
  return {
    ownerUrl: login(door, OWNER, secret.owner),
    appUrl: login(door, APP, secret.app),
    superuserUrl: login(door, SUPERUSER, secret.superuser),
    stop,
    onDown: (listener) => void keeper.listeners.down.push(listener),
    onUp: (listener) => void keeper.listeners.up.push(listener),
    onExit: (listener) => void keeper.listeners.exit.push(listener),
    get up() {
      return keeper.isUp()
    },
    get pid() {
      return keeper.pid()
    },
    socketDir: door.host,
    bootedFresh: cluster.fresh,
  }
}
