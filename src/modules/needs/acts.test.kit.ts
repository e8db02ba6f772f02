import { done } from '#base/outcome.ts'
import type { Day } from '#base/days.ts'
import { guest, type Actor, type Ctx } from '#platform/ctx.ts'
import { ask, tell } from './asking/asking.ts'
import { standing, type Neighbourhood } from './cast.test.kit.ts'
import { leave, refer } from './ending/ending.ts'
import { extend } from './extending/extension.ts'
import { confirm, reopen, withdraw } from './followup/answer.ts'
import type { Acceptance } from './handling/acceptance.rules.ts'
import { accept, assign, contact, reassign, type OnNeed } from './handling/acceptance.ts'
import { show } from './handling/board-entry.ts'
import type { HandTo } from './handling/hand.rules.ts'
import { noteHotline } from './handling/hotline.ts'
import { merge, unmerge } from './merging/merging.ts'
import { move } from './move.ts'
import type { Act } from './moves.rules.ts'
import { promise } from './promising/promise.ts'
import { resume, wait } from './waiting/waiting.ts'
import { giveBack, resolve, start, take } from './work/work.ts'

export const acceptance: Acceptance = {
  title: '5楼楼道灯不亮',
  category: 'lighting',
  term: 'ordinary',
  placeId: null,
  onBoard: true,
  contact: 'telephone',
  reply: null,
  handTo: null,
  hotlineRef: null,
  dispute: false,
}

/** The asker's page has checked the code; here the name stands for it. */
export const asker: Actor = { ...guest, name: 'asker' }
const asks = (ctx: Ctx): boolean => ctx.actor.name === 'asker'

/** What an act says besides the usual: until when more time is asked for, who gets it instead. */
type More = { day?: Day; handTo?: HandTo }
type Run = (ctx: Ctx, on: OnNeed, more?: More) => Promise<{ done: boolean; why?: string }>

/** Each act as a page would call it. */
export async function actsAs(where: Neighbourhood): Promise<Record<Act, Run>> {
  const place = { compoundId: where.here.compoundId, buildingId: where.here.buildingId }
  const goesOn = await standing(where, { state: 'accepted' })
  return {
    accept: (ctx, on) => accept(ctx, on, { ...acceptance, place }),
    contact: (ctx, on) => contact(ctx, on, { way: 'telephone', words: null }),
    assign: (ctx, on) => assign(ctx, on, { handTo: 'property', note: null }),
    reassign: (ctx, on, { handTo = 'owners' } = {}) => reassign(ctx, on, { handTo, note: '物业没有回应' }),
    take,
    promise: (ctx, on) => promise(ctx, on, { day: '2024-10-25' }),
    return: (ctx, on) => giveBack(ctx, on, { reason: 'not-ours', words: null }),
    start,
    resolve: (ctx, on) => resolve(ctx, on, { result: '换了灯管', pictures: [] }),
    confirm: (ctx, on) =>
      confirm(ctx, { ...on, asker: asks(ctx) }, { solved: true, satisfaction: 'very', words: null }),
    reopen: (ctx, on) => reopen(ctx, { ...on, asker: asks(ctx) }, { words: '又不亮了' }),
    withdraw: (ctx, on) => withdraw(ctx, { ...on, asker: asks(ctx) }, { words: null }),
    close: (ctx, on) => move(ctx, { ...on, act: 'close' }, () => done({ set: { closed_at: ctx.now } })),
    show: (ctx, on) => show(ctx, on, { title: '楼道灯', onBoard: true, resultOnBoard: false, pictureIds: [] }),
    ask: (ctx, on) => ask(ctx, on, { question: '几楼的灯？' }),
    tell: (ctx, on) => tell(ctx, { ...on, asker: asks(ctx) }, { words: '五楼' }),
    wait: (ctx, on) => wait(ctx, on, { body: '特检所', askedOn: '2024-10-24', nextCheckOn: '2024-10-31', words: null }),
    resume: (ctx, on) => resume(ctx, on, { words: '检过了' }),
    extend: (ctx, on, { day = '2024-11-15' } = {}) => extend(ctx, on, { day, why: '等配件' }),
    refer: (ctx, on) => refer(ctx, on, { to: 'emergency', words: '请马上拨 119', way: null }),
    leave: (ctx, on) => leave(ctx, on, { why: 'no-money', words: '今年没有这笔钱' }),
    hotline: (ctx, on) => noteHotline(ctx, on, { ref: 'SH-20241024-1' }),
    // Whom the director may name, or let look, is told in disputes/disputes.test.ts.
    entrust: (ctx, on) => move(ctx, { ...on, act: 'entrust' }, () => done({})),
    reveal: (ctx, on) => move(ctx, { ...on, act: 'reveal' }, () => done({})),
    merge: (ctx, on) => merge(ctx, on, { into: goesOn.number, reason: 'same-matter', words: '一起办', way: null }),
    unmerge: (ctx, on) => unmerge(ctx, { ...on, asker: asks(ctx) }, { words: null }),
  }
}
