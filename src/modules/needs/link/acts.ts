import type { Problem } from '#base/form.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Form } from '#platform/web/read-form.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { readAct } from '../handling/forms.ts'
import type { DeskRefusal } from '../handling/refused.words.ts'
import type { KeptPhotos } from '../kept-photos.ts'
import { start } from '../work/work.ts'
import { linkActor, type Linked } from './link.ts'

/** The forms of the page a link opens. */
export type LinkForm = 'take' | 'promise' | 'return' | 'resolve'

type Brought = { name: LinkForm; form: Form; on: OnNeed; photos: KeptPhotos }

/** What became of a form: done; wrong in itself; or too late, because the need is not as the page showed it. */
type Came = { kind: 'done' | 'late' } | { kind: 'wrong'; problems: readonly Problem<DeskRefusal>[] }

/** Does what a form of the page asks for. Whoever says that it is done has begun. */
export async function doByLink(asking: Ctx, found: Linked, { name, form, on, photos }: Brought): Promise<Came> {
  const ctx = { ...asking, actor: linkActor(found) }
  const read = readAct[name](form, { need: found.need, places: [], now: ctx.now })
  if (!read.good) return { kind: 'wrong', problems: read.problems }
  if (photos.errors.length > 0) return { kind: 'wrong', problems: [] }
  let current = on
  if (name === 'resolve' && found.need.state === 'assigned' && on.version === found.need.version) {
    const begun = await start(ctx, on)
    if (!begun.done) return { kind: 'late' }
    current = { ...on, version: begun.value.version }
  }
  const outcome = await read.value(ctx, current, photos.kept)
  return { kind: outcome.done ? 'done' : 'late' }
}
