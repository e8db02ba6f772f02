import { findBinaries, type Binaries } from './binaries.ts'
import { findPlace, sheltersOutside, type Place } from './place.ts'

export type EmbeddedOptions = {
  /** The directory that is to hold the database, such as `./data/postgres`; made if it is missing. */
  dir: string
  /** Off in tests only: a power cut then loses what was acknowledged. */
  fsync?: boolean
  /** Hears, line by line, what is worth telling the person at the keyboard. */
  log?: (line: string) => void
  /** How long to wait, in ms, for another program to leave the directory: a server that is started again may still be ending. Default 0. */
  patience?: number
  /** Beginnings of the paths used when `dir` cannot hold a database; for tests. */
  shelters?: string[]
}

/** What every part of the launcher stands on. */
export type Ground = { place: Place; binaries: Binaries; fsync: boolean; log: (line: string) => void }

export function survey(options: EmbeddedOptions): Ground {
  const shelters = options.shelters ?? sheltersOutside()
  const place = findPlace(options.dir, shelters)
  return {
    place,
    binaries: findBinaries(place, shelters),
    fsync: options.fsync ?? true,
    log: options.log ?? (() => undefined),
  }
}
