/** Who may call whom. A module may use only those on its right, and only through their public.ts; reading order is bottom-up. */
export const uses = {
  people: [],
  privacy: ['people'],
  partners: ['people'],
  needs: ['people', 'partners'],
  gatherings: ['people'],
  vanguard: ['people', 'partners', 'needs', 'gatherings'],
  care: ['people', 'vanguard', 'needs'],
  messages: ['people', 'needs', 'gatherings', 'vanguard', 'care'],
  reports: ['people', 'needs', 'gatherings', 'vanguard', 'care'],
}
