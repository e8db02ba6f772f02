import { letStylesIn } from './elements/before-turbo.client.ts'
import '@hotwired/turbo'
import './elements/before-after.client.ts'
import './elements/danger-words.client.ts'
import './elements/draw-again.client.ts'
import './elements/photo-field.client.ts'
import './elements/print-page.client.ts'
import './elements/read-aloud.client.ts'
import './elements/remind-here.client.ts'
import './elements/speak-into.client.ts'
import { askAgain } from './elements/ask-again.client.ts'
import { keepDrafts } from './elements/drafts.client.ts'
import { keepFocus } from './elements/focus.client.ts'
import { sayUnsent } from './elements/say-unsent.client.ts'
import { sendOnce } from './elements/send-once.client.ts'

// Everything here makes a page that already works a little kinder.
letStylesIn()
askAgain()
sendOnce()
sayUnsent()
keepDrafts()
keepFocus()
