import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { skills } from '../services.rules.ts'
import { endSkill, noteSkill } from '../volunteers/skill.ts'
import { ownBases, ownOf } from './asked.ts'
import { skillsOfOwn } from './mine.ts'
import { skillsPage } from './page.ts'
import { ownWords } from './words.ts'

type Asked = Context<WebEnv>

async function show(c: Asked, errors?: FieldError[]) {
  const { ctx, view } = c.var
  const own = await ownOf(c)
  const page = { ...(await skillsOfOwn(ctx, own.volunteer)), ...(errors ? { errors } : {}) }
  return c.html(skillsPage(view, own, page), errors ? 422 : 200)
}

async function add(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { volunteer, path } = await ownOf(c)
  const w = ownWords(ctx.lang)
  const skill = choiceIn(await sentForm(c), 'skill', skills)
  if (skill === null) return show(c, [{ field: 'skill', text: w.skillMissing }])
  const text = { skill, qualification: null, expiresOn: null, seen: false }
  const answer = await noteSkill(ctx, { id: uuidv7(ctx.now), volunteerId: volunteer.id }, text)
  if (!answer.done) throw new HTTPException(404)
  return sendTo(c, `${path}/skills`, { kind: 'done', text: w.skillSaved })
}

async function end(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { volunteer, path } = await ownOf(c)
  const id = idFrom(c.req.param('skill'))
  const answer = id === null ? null : await endSkill(ctx, { id, volunteerId: volunteer.id })
  if (!answer?.done) throw new HTTPException(404)
  return sendTo(c, `${path}/skills`, { kind: 'done', text: ownWords(ctx.lang).skillEnded })
}

const mine = may('keep one’s own shifts')

/** What one can, said by oneself. */
export const ownSkills = new Hono<WebEnv>()
for (const base of ownBases)
  ownSkills
    .get(`${base}/skills`, mine, (c) => show(c))
    .post(`${base}/skills`, mine, add)
    .post(`${base}/skills/:skill/end`, mine, end)
