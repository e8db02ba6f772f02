import { keepPages } from './worker/kept-pages.ts'
import { hearPushes } from './worker/push.ts'

// The house's one service worker. It shows a line when the house says that there is a message, and opens the inbox at a tap.
// It keeps the pages on which a roll is called and stalls are counted, so that they work without a network, and nothing else.
hearPushes()
keepPages()
