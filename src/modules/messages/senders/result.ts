/**
 * What came of handing something over. `taken`: the server at the other end has it. `later`: it may work another time;
 * `away`: nobody was there at all. `refused`: it will never work; `dead`: because nothing arrives at that address.
 * `error` names step and code only: what servers say often repeats the address.
 */
export type Handed =
  | { kind: 'taken' }
  | { kind: 'later'; away: boolean; error: string }
  | { kind: 'refused'; dead: boolean; error: string }

export const later = (error: string, away = false): Handed => ({ kind: 'later', away, error })
