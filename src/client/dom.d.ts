/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** What we use of Turbo, which ships no types of its own. */
declare module '@hotwired/turbo' {
  export function visit(address: string, options: { action: 'replace' }): void
}
