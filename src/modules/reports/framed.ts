import { places, type Frame } from '#platform/web/frame.ts'
import type { Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'

/** Figures are everybody's: whoever has a desk sees them at the desk, all others at the front door. */
export const framed = (frame: Frame, body: Html): Html =>
  frame.menu?.some(({ href }) => href.startsWith(places.desk)) ? deskPage(frame, body) : frontPage(frame, body)
