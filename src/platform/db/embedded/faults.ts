const sentences = {
  noBinaries: (platform: string) =>
    `There are no PostgreSQL binaries for ${platform} in node_modules. Install the optional dependencies (npm ci), or set DATABASE_URL to a PostgreSQL of your own.`,
  binariesDoNotRun: (path: string, why: string) =>
    `The PostgreSQL binaries at ${path} do not run here (they need glibc 2.27 or newer, and no musl): ${why} Set DATABASE_URL to a PostgreSQL of your own.`,
  heldByAnother: (dir: string, pid: string) =>
    `Another Jinlin (process ${pid}) is using the database in ${dir}. Stop it first, or set JINLIN_DATA to another directory.`,
  otherVersion: (dir: string, versions: string) =>
    `The database in ${dir} was written by another major version of PostgreSQL: ${versions}. Nothing was changed.`,
  belongsToAnother: (dir: string) =>
    `The database in ${dir} belongs to another user of this machine. Start Jinlin as that user, or as root.`,
  unreachable: (dir: string, user: string) =>
    `The database in ${dir} belongs to ${user}, who may no longer enter a directory above it. Give back the right to enter (chmod o+x).`,
  nowhere: (dir: string) =>
    `No directory was found that can hold a database: neither ${dir} nor the places for it outside. Set JINLIN_DATA to a directory on a local disk.`,
  placeIsGone: (place: string, pointer: string) =>
    `The database was kept in ${place}, which is gone. Bring it back; or, to begin with an empty one, delete ${pointer}.`,
  initFailed: (why: string) => `PostgreSQL could not lay out its data directory: ${why}`,
  startFailed: (why: string) => `PostgreSQL did not start: ${why}`,
  formerStays: (pid: string) => `A PostgreSQL left over from an earlier run (process ${pid}) does not stop.`,
}

/** What can keep the embedded database from running, each with a sentence that says what to do. */
export type FaultName = keyof typeof sentences

/** An error with a name the program can act on, and a message for the person at the keyboard. */
export type Fault = Error & { fault: FaultName }

/** Makes the error; `about` are the parts of its sentence. */
export function fault<N extends FaultName>(name: N, ...about: Parameters<(typeof sentences)[N]>): Fault {
  const sentence: (...parts: [string, string]) => string = sentences[name]
  const [first, second = ''] = about
  return Object.assign(new Error(sentence(first, second)), { name: 'DatabaseFault', fault: name })
}

/** The name of the fault, if the error is one of ours. */
export function faultOf(error: unknown): FaultName | undefined {
  return error instanceof Error && 'fault' in error ? (error.fault as FaultName) : undefined
}
