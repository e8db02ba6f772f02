import { under, workOfStaff, type PersonalRule } from '#platform/personal/personal.ts'

const underThePlan = under('the plan')
const stays = { stays: 'that there was care, without a name' }

/** What care can say of somebody. */
export const carePersonal: PersonalRule[] = [
  {
    table: 'care.plan',
    whose: ['person', 'account'],
    says: [
      'person_id',
      'agreed_by',
      'agent_sealed',
      'reason_sealed',
      'advice_sealed',
      'contact_sealed',
      'holder_id',
      'ended_why',
      'made_by',
    ],
    plain: ['weekdays', 'building_id', 'state', 'agreed_how', 'means'],
    shown: 'yes',
    copied: 'yes',
    erased: 'columns',
    merged: { follows: ['person_id'] },
  },
  {
    table: 'care.pairing',
    whose: ['person', 'account'],
    says: ['volunteer_id', 'made_by'],
    plain: ['plan_id', 'part'],
    ...underThePlan,
    erased: stays,
  },
  {
    table: 'care.visit',
    whose: ['person', 'account'],
    says: ['volunteer_id', 'not_by', 'staff_id', 'note_sealed', 'closed_by', 'decided_by', 'decided_words_sealed'],
    plain: ['plan_id', 'means', 'state', 'decision'],
    ...underThePlan,
    erased: 'columns',
  },
  {
    table: 'care.step',
    whose: ['person', 'account'],
    says: ['words_sealed', 'by_id'],
    plain: ['visit_id', 'what', 'outcome'],
    ...underThePlan,
    erased: 'rows',
  },
  {
    table: 'care.season',
    says: ['by_id'],
    plain: ['kind'],
    ...workOfStaff,
    erased: stays,
  },
  {
    table: 'care.pause',
    says: ['by_id'],
    plain: ['plan_id'],
    ...workOfStaff,
    erased: stays,
  },
  {
    table: 'care.look',
    whose: ['person', 'account'],
    says: ['reason', 'by_id', 'by_name'],
    plain: ['plan_id', 'visit_id', 'field'],
    ...underThePlan,
    erased: 'rows',
  },
  {
    table: 'care.sheet',
    says: ['by_id', 'opened_by', 'opened_why'],
    plain: ['lies_at'],
    ...workOfStaff,
    erased: stays,
  },
]
