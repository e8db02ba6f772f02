#!/usr/bin/env node
// `npm run jinlin -- <command>`: the command line of the program.
import { checkNode, ensureBuilt, ensureInstalled, run } from './ready.mjs'

checkNode()
ensureInstalled()
await ensureBuilt()
await run(...process.argv.slice(2))
