/** Why a row was not taken. */
export type Refusal =
  | 'name-missing'
  | 'name-unreadable'
  | 'two-names'
  | 'compound-missing'
  | 'compound-unknown'
  | 'compound-disagrees'
  | 'building-missing'
  | 'building-unknown'
  | 'building-disagrees'
  | 'room-missing'
  | 'room-unreadable'
  | 'room-unclear'
  | 'two-rooms'
  | 'became-a-date'
  | 'cell-error'
  | 'formula-without-result'

/** What a person should look at, although nothing was refused. The first six are about rows that hold no person. */
export type Warning =
  | 'empty-row'
  | 'total-row'
  | 'note-row'
  | 'section-row'
  | 'header-again'
  | 'nobody-there'
  | 'total-differs'
  | 'as-above'
  | 'place-from-title'
  | 'compound-guessed'
  | 'building-only-one'
  | 'compound-new'
  | 'building-new'
  | 'prefix-is-floor'
  | 'prefix-is-unit'
  | 'words-beside-place'
  | 'name-with-words'
  | 'name-is-a-title'
  | 'name-short'
  | 'name-odd'
  | 'name-character-lost'
  | 'telephone-unreadable'
  | 'telephone-length'
  | 'telephone-digits-lost'
  | 'telephone-with-words'
  | 'telephone-without-area'
  | 'telephone-as-above'
  | 'telephone-in-other-home'
  | 'same-person-again'
  | 'telephones-joined'
  | 'same-name-in-building'
  | 'note-sensitive'
  | 'note-too-long'

/** Where something stands: sheet, row as on paper, and the address of the cell. */
export interface Where {
  sheet: string
  row: number
  cell: string
}

/**
 * One line of the report. `said` is what the cell says or what was made of it; `other` is the row it is about, for lines that
 * name two.
 */
export interface Line<Why extends string> extends Where {
  why: Why
  said?: string
  other?: Where
}

export type Warned = Line<Warning>
export type Refused = Line<Refusal>

/** A problem found inside one cell, before it is known which cell. */
export interface Found<Why extends string> {
  why: Why
  said?: string
}
