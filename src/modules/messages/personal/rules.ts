import type { PersonalRule } from '#platform/personal/personal.ts'

const door = 'the inbox of a door, whoever is written down behind it'
const theirs = { follows: ['receiver_id'] }
const receiver = ['receiver_kind', 'receiver_id']

/**
 * What messages can say of a household, somebody of it, or an account: what it was told, and where and how it wants to be told. Of
 * consents a person’s own are deleted with the person; a household’s stay, as the proof: they name a door, nobody behind it.
 */
export const messagesPersonal: PersonalRule[] = [
  {
    table: 'messages.message',
    whose: ['person', 'home', 'account'],
    says: receiver,
    plain: [
      'fact_id',
      'kind',
      'need_number',
      'category',
      'gathering_id',
      'signup_id',
      'vanguard_id',
      'sending_id',
      'visit_id',
    ],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: theirs,
  },
  {
    table: 'messages.address',
    whose: ['person', 'home', 'account'],
    says: [...receiver, 'address_sealed'],
    plain: ['channel', 'lang'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: theirs,
  },
  {
    table: 'messages.device',
    whose: ['home', 'account'],
    says: [...receiver, 'endpoint_hash', 'subscription_sealed'],
    plain: ['lang'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: { stays: door },
  },
  {
    table: 'messages.choice',
    whose: ['home', 'account'],
    says: receiver,
    plain: ['topic', 'channel', 'pace'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: { stays: door },
  },
  {
    table: 'messages.sending',
    whose: ['person', 'home', 'account'],
    says: [...receiver, 'last_error', 'settled_by'],
    plain: ['channel', 'state', 'why', 'settled_how'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: theirs,
  },
  {
    table: 'messages.consent',
    whose: ['person', 'home', 'account'],
    says: [...receiver, 'noted_by', 'guardian_sealed'],
    plain: ['channel', 'answer', 'purpose', 'how', 'guardian_relation'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: theirs,
  },
]
