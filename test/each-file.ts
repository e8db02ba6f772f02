import { afterAll } from 'vitest'
import { putAllAway } from './put-away.ts'

// Run anew before each test file.
afterAll(putAllAway)
