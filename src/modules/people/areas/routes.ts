import { Hono } from 'hono'
import { wholeNumber } from '#base/form.rules.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import type { Html } from '#platform/web/html.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { twoVersions, type TwoVersions } from '../conflict.page.ts'
import { areaSettings, changeArea, type AreaSettings } from './area.ts'
import { readArea, type AreaInput } from './area.rules.ts'
import { areaPage, keptArea } from './page.ts'
import { serviceNames } from './service.rules.ts'
import { areaWords } from './words.ts'

export const areas = new Hono<WebEnv>()
  .get('/desk/area', may('see the settings of the area'), async (c) =>
    c.html(areaPage(c.var.view, { values: keptArea(await areaSettings(c.var.ctx)) })),
  )
  .post('/desk/area', may('change the settings of the area'), async (c) => {
    const { ctx, view, services } = c.var
    const w = areaWords(view.lang)
    const sent = await sentForm(c)
    const read = readArea(sent)
    if (!read.good) return c.html(areaPage(view, { values: sent, errors: sentences(read.problems, w.refused) }), 422)
    const answer = await changeArea(ctx, services, { ...read.value, version: wholeNumber(sent['version']) ?? 0 })
    if (answer.done) return sendTo(c, '/desk/area', { kind: 'done', text: w.saved })
    return c.html(bothAreas(view, read.value, await areaSettings(ctx)), 409)
  })

function bothAreas(view: View, mine: AreaInput, theirs: AreaSettings): Html {
  const w = areaWords(view.lang)
  const [a, b] = [keptArea({ ...mine, version: 0 }), keptArea(theirs)]
  const names = ['name', 'telephone', 'hours', 'address', 'nobody', ...serviceNames] as const
  const field = (name: (typeof names)[number]): TwoVersions => ({
    name,
    label: w[name],
    mine: String(a[name]),
    theirs: String(b[name]),
  })
  return twoVersions(view, {
    fields: names.map(field),
    action: '/desk/area',
    version: theirs.version,
    href: '/desk/area',
  })
}
