import { describe, expect, test } from 'vitest'
import { mayMove, moves, states, type Act, type Party } from './moves.rules.ts'

/**
 * The table of domain.md C2 as a committee member would draw it: one line an act, the states it may begin in, where it leads.
 * Written a second time on purpose, so that a slip in the code's table does not pass.
 */
const drawn = `
  accept   | submitted                                        | accepted        | committee finder
  contact  | submitted accepted needs_info assigned in_progress waiting_external reopened | same | committee
  assign   | accepted reopened                                | assigned        | committee finder
  reassign | assigned in_progress                             | assigned        | committee
  take     | assigned                                         | same            | assignee
  promise  | assigned in_progress                             | same            | assignee
  return   | assigned                                         | accepted        | assignee
  start    | assigned                                         | in_progress     | assignee
  resolve  | in_progress                                      | resolved        | assignee
  confirm  | resolved                                         | confirmed       | asker committee
  reopen   | resolved closed_no_reply                         | reopened        | asker committee
  withdraw | submitted accepted needs_info assigned in_progress waiting_external reopened | withdrawn | asker committee
  close    | resolved                                         | closed_no_reply | auto
  show     | submitted accepted needs_info assigned in_progress waiting_external resolved reopened confirmed closed_no_reply closed_unresolved referred merged withdrawn | same | committee
  ask      | accepted                                         | needs_info      | committee
  tell     | needs_info                                       | accepted        | asker committee
  wait     | in_progress waiting_external                     | waiting_external | assignee committee
  resume   | waiting_external                                 | in_progress     | assignee committee
  extend   | accepted assigned in_progress reopened           | same            | committee
  refer    | submitted                                        | referred        | committee
  leave    | submitted accepted needs_info assigned in_progress waiting_external reopened | closed_unresolved | director
  hotline  | submitted accepted needs_info assigned in_progress waiting_external resolved reopened confirmed closed_no_reply closed_unresolved referred merged withdrawn | same | committee
  merge    | submitted accepted needs_info assigned in_progress waiting_external reopened | merged | committee
  entrust  | submitted accepted needs_info assigned in_progress waiting_external resolved reopened confirmed closed_no_reply closed_unresolved referred merged withdrawn | same | director
  reveal   | submitted accepted needs_info assigned in_progress waiting_external resolved reopened confirmed closed_no_reply closed_unresolved referred merged withdrawn | same | director
  unmerge  | merged                                           | accepted        | asker committee auto
`
const parties: Party[] = ['asker', 'committee', 'director', 'assignee', 'finder', 'auto']

const lines = drawn
  .trim()
  .split('\n')
  .map((line) => {
    const [act = '', from = '', to = '', who = ''] = line.split('|').map((part) => part.trim())
    return { act: act as Act, from: from.split(' '), to, who: who.split(' ') }
  })

describe('who may do what with a need, and when', () => {
  test('every act is on the drawn table', () =>
    expect(lines.map(({ act }) => act).sort()).toEqual(Object.keys(moves).sort()))

  for (const { act, from, to, who } of lines) {
    test(`${act} leads to ${to}`, () => expect(moves[act].to).toBe(to))
    for (const state of states)
      for (const party of parties)
        test(`${act} by ${party} in ${state}`, () => {
          const wanted = !who.includes(party) ? 'not-yours' : from.includes(state) ? 'yes' : 'not-now'
          expect(mayMove(act, state, [party])).toBe(wanted)
        })
  }

  test('somebody on no side may do nothing', () => {
    for (const act of Object.keys(moves) as Act[])
      for (const state of states) expect(mayMove(act, state, [])).toBe('not-yours')
  })
})
