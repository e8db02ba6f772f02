import type { Services } from '../services.ts'
import type { Ctx } from '../ctx.ts'
import type { Frame } from './frame.ts'

/** How this reader wants pages to look and what stands around each page; a page adds its title. */
export type View = Omit<Frame, 'title'> & {
  requestId: string
  /** The address of this client, for limits; never stored. */
  client: string
}

/** What the shell puts on each request; `form` is its body, once somebody has read it. */
export type WebEnv = { Variables: { ctx: Ctx; view: View; services: Services; form?: Promise<FormData> } }
