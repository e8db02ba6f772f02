// `npm start`: on a fresh clone it installs, builds and serves; later it only serves.
import { checkNode, ensureBuilt, ensureInstalled, run } from './ready.mjs'

checkNode()
ensureInstalled()
await ensureBuilt()
await run('serve', ...process.argv.slice(2))
