import { hearPushes } from './worker/push.ts'
import { keepRollCalls } from './worker/roll-calls.ts'

// The house's one service worker. It shows a line when the house says that there is a message, and opens the inbox at a tap.
// It keeps the page of a roll-call, so that the roll can be called without a network, and nothing else.
hearPushes()
keepRollCalls()
