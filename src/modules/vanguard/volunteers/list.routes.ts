import { Hono } from 'hono'
import { dayOf } from '#base/days.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { fileAnswer } from '#platform/web/file-answer.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may, mayLeadTeam } from '../access.ts'
import { wishesWaiting } from '../joining/wish.ts'
import { volunteersHref } from './address.ts'
import { deskWords } from './desk.words.ts'
import { listPage, teamsPage } from './list.page.ts'
import { readFilter } from './list.rules.ts'
import { teamsLed, volunteerList } from './list.ts'
import { exportVolunteers } from './sheet.ts'

/** Who helps: the list of the desk, what a roster needs of it as a sheet, and the teams somebody leads. */
export const lists = new Hono<WebEnv>()
  .get(volunteersHref, may('keep volunteers'), async (c) => {
    const { ctx, view } = c.var
    const filter = readFilter(c.req.query())
    const [list, waiting] = await Promise.all([volunteerList(ctx, filter), wishesWaiting(ctx)])
    c.header('cache-control', 'no-store')
    const mayTakeOut = may.allows(ctx.actor, 'take out volunteer records')
    return c.html(listPage(view, { list, filter, now: ctx.now, waiting, mayTakeOut }))
  })
  .post(`${volunteersHref}/export`, may('take out volunteer records'), async (c) => {
    const { ctx } = c.var
    const type = (await sentForm(c))['format'] === 'csv' ? 'csv' : 'xlsx'
    const bytes = await exportVolunteers(ctx, readFilter(c.req.query()), type)
    return fileAnswer(c, { bytes, name: `${ctx.area.name} ${deskWords(ctx.lang).title} ${dayOf(ctx.now)}`, type })
  })
  .get('/desk/teams', may('see one’s own team'), async (c) => {
    const { ctx, view } = c.var
    const led = await teamsLed(ctx, (team) => mayLeadTeam(ctx.actor, team))
    c.header('cache-control', 'no-store')
    return c.html(teamsPage(view, { led, now: ctx.now }))
  })
