import type { PersonalRule } from '#platform/personal/personal.ts'

const door = 'the inbox of a door, whoever is written down behind it'
const receiver = ['receiver_kind', 'receiver_id']

/** What messages can say of a household or an account: what it was told, and where and how it wants to be told. */
export const messagesPersonal: PersonalRule[] = [
  {
    table: 'messages.message',
    whose: ['home', 'account'],
    says: receiver,
    plain: ['fact_id', 'kind', 'need_number', 'category', 'sending_id'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: { stays: door },
  },
  {
    table: 'messages.address',
    whose: ['home', 'account'],
    says: [...receiver, 'address_sealed'],
    plain: ['channel', 'lang'],
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
    whose: ['home', 'account'],
    says: [...receiver, 'last_error', 'settled_by'],
    plain: ['channel', 'state', 'why', 'settled_how'],
    shown: 'yes',
    copied: 'yes',
    erased: 'rows',
    merged: { stays: door },
  },
  {
    table: 'messages.consent',
    whose: ['home', 'account'],
    says: receiver,
    plain: ['channel', 'answer', 'purpose', 'how'],
    shown: 'yes',
    copied: 'yes',
    erased: { stays: 'the proof of a consent and its end; it names a door, nobody behind it' },
    merged: { stays: door },
  },
]
