/** 「9:00」 「09：30」 as minutes since midnight, as a form sends it or a person types it; 24:00 is the end of the day. Null for anything else. */
export function minuteIn(text: string | undefined): number | null {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec((text ?? '').normalize('NFKC').trim()) ?? []
  if (hour === '') return null
  const all = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && all <= 24 * 60 ? all : null
}

/** Minutes since midnight as a form writes them: 「09:00」. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
