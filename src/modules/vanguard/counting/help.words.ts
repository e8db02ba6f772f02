import { bilingual } from '#base/words.ts'

/** The lines to ring, as their buttons say them. */
export const helpWords = bilingual(
  {
    fire: '火警',
    ambulance: '急救',
    police: '报警',
    gas: '燃气抢修',
    committee: '打给居委会',
  },
  {
    fire: 'Fire',
    ambulance: 'Ambulance',
    police: 'Police',
    gas: 'Gas repair',
    committee: 'Call the committee',
  },
)
