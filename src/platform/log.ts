import pino, { type Logger } from 'pino'

/** Field names that may carry something about a person: their values never reach the log. */
const personal = [
  'name',
  'phone',
  'telephone',
  'asker',
  'words',
  'note',
  'reason',
  'password',
  'code',
  'token',
  'cookie',
  'authorization',
  'address',
  'ip',
  'q',
]

/** JSON lines on standard error. Personal fields are redacted at the top level and one level down. */
export const openLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: personal.flatMap((key) => [key, `*.${key}`]), censor: '[personal]' },
    },
    pino.destination({ dest: 2, sync: false }),
  )
