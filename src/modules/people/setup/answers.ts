import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { uuidv7 } from '#base/uuid.ts'
import type { Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { Frame } from '#platform/web/frame.ts'
import { originOf } from '#platform/web/full-url.ts'
import type { Html } from '#platform/web/html.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { makeArea } from '../areas/area.ts'
import { readArea } from '../areas/area.rules.ts'
import { areaWords } from '../areas/words.ts'
import { groundFrom } from '../places/names.rules.ts'
import { staffWords } from '../staff/words.ts'
import { codePage, firstAreaPage, firstPlacesPage, firstSheetPage, firstStaffPage, waitingPage } from './page.ts'
import {
  anotherSheet,
  inviteDirector,
  isSetupCode,
  isSetupPass,
  layGround,
  setupCtx,
  setupPass,
  setupState,
  type SetupState,
} from './setup.ts'
import { setupWords } from './words.ts'

export type Asked = Context<WebEnv>

/** The cookie that carries the pass. */
export const passCookie = 'setup'

/** The page of the step at hand. */
const pageOf = ({ step }: SetupState): string => (step === 'over' ? '/' : `/setup/${step}`)

/** Where somebody without a pass types the code, and somebody with one goes on. */
export async function begin(c: Asked, services: Services): Promise<Response> {
  if (!isSetupPass(services, getCookie(c, passCookie))) return c.html(codePage(frameOf(c, services), {}))
  return c.redirect(pageOf(await setupState(services)), 303)
}

export async function takeCode(c: Asked, services: Services): Promise<Response> {
  const frame = frameOf(c, services)
  const { code = '' } = await sentForm(c)
  if (!isSetupCode(services, code)) {
    const errors = [{ field: 'code', text: setupWords(frame.lang).refused['code-wrong'] }]
    return c.html(codePage({ ...frame, path: '/setup' }, { errors, values: { code } }), 422)
  }
  setCookie(c, passCookie, setupPass(services), {
    path: '/setup',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: 24 * 3600,
  })
  return c.redirect(pageOf(await setupState(services)), 303)
}

/** The page of a step where it is at hand, else the way to the one that is. */
export async function showStep(c: Asked, services: Services, steps: readonly SetupState['step'][]): Promise<Response> {
  const state = await setupState(services)
  if (!steps.includes(state.step)) return c.redirect(pageOf(state), 303)
  return c.html(pageAt(frameOf(c, services), services, { ...state, step: steps[0] } as SetupState))
}

function pageAt(frame: Frame, services: Services, state: SetupState): Html {
  if (state.step === 'area') return firstAreaPage(frame, {})
  if (state.step === 'places') return firstPlacesPage(frame, {})
  if (state.step === 'sheet') return waitingPage(frame, state.director)
  return firstStaffPage(frame, { newId: uuidv7(services.now()) })
}

function frameOf(c: Asked, services: Services): Frame {
  const url = new URL(c.req.url)
  const lang = (url.searchParams.get('lang') ?? getCookie(c, 'lang')) === 'en' ? 'en' : 'zh'
  const path = url.pathname + url.search
  return {
    lang,
    elder: (c.req.query('elder') ?? getCookie(c, 'elder')) === '1',
    dark: 'auto',
    path,
    title: '',
    assets: services.assets,
  }
}

/** The first area. */
export async function saveArea(c: Asked, services: Services): Promise<Response> {
  const state = await setupState(services)
  if (state.step !== 'area') return c.redirect(pageOf(state), 303)
  const frame = frameOf(c, services)
  const sent = await sentForm(c)
  const read = readArea(sent)
  if (!read.good)
    return c.html(
      firstAreaPage(frame, { values: sent, errors: sentences(read.problems, areaWords(frame.lang).refused) }),
      422,
    )
  await makeArea(services, read.value)
  return c.redirect('/setup/places', 303)
}

/** Its compounds and buildings, again as often as one likes. */
export async function savePlaces(c: Asked, services: Services): Promise<Response> {
  const state = await setupState(services)
  if (state.step !== 'places' && state.step !== 'staff') return c.redirect(pageOf(state), 303)
  const frame = frameOf(c, services)
  const w = setupWords(frame.lang)
  const sent = await sentForm(c)
  const read = groundFrom(sent['ground'] ?? '')
  if (!read.good) {
    const text = read.line === 0 ? w.refused[read.why] : w.badLine(read.line, w.refused[read.why])
    return c.html(firstPlacesPage(frame, { values: sent, errors: [{ field: 'ground', text }] }), 422)
  }
  await layGround(setupCtx(services, state.area), read.lines)
  return c.redirect('/setup/staff', 303)
}

/** Its first account. */
export async function saveStaff(c: Asked, services: Services): Promise<Response> {
  const state = await setupState(services)
  if (state.step !== 'staff' && state.step !== 'places') return c.redirect(pageOf(state), 303)
  const frame = frameOf(c, services)
  const sent = await sentForm(c)
  const id = formId(sent, services.now())
  const { name = '', username = '' } = sent
  const answer = await inviteDirector(setupCtx(services, state.area), { id, name, username })
  if (answer.done) return sheet(c, services, { name, username, password: answer.value })
  const field = answer.why === 'name' ? 'name' : 'username'
  const errors = [{ field, text: staffWords(frame.lang).refused[answer.why] }]
  return c.html(firstStaffPage(frame, { newId: id, values: sent, errors }), 422)
}

/** Another password for whoever has not come yet. */
export async function renewSheet(c: Asked, services: Services): Promise<Response> {
  const state = await setupState(services)
  if (state.step !== 'sheet') return c.redirect(pageOf(state), 303)
  const answer = await anotherSheet(setupCtx(services, state.area), state.director)
  return answer.done ? sheet(c, services, { ...state.director, password: answer.value }) : c.redirect('/setup', 303)
}

function sheet(
  c: Asked,
  services: Services,
  paper: { name: string; username: string; password: string },
): Response | Promise<Response> {
  const { name, username, password } = paper
  const origin = originOf(c, services)
  c.header('cache-control', 'no-store')
  return c.html(firstSheetPage(frameOf(c, services), { name, username, password, origin }))
}
