/** A time as the class reads it, and as the reader's own clock shows it where that is another. */
export interface ClassTime {
  inClass: string
  /** IANA name of the zone of the class. */
  zone: string
  /** `null` where the reader's clock shows the same. */
  own: string | null
}

export interface Reader {
  locale: string
  /** The reader's own zone; that of the system when absent. */
  zone?: string
  now: number
}

/** `timeZone` comes from elsewhere: one that this browser does not know counts as the reader's own. */
export function classTime(iso: string, timeZone: string, reader: Reader): ClassTime {
  const own = wallTime(iso, reader)
  const inClass = isZone(timeZone) ? wallTime(iso, { ...reader, zone: timeZone }) : own
  return { inClass, zone: timeZone, own: own === inClass ? null : own }
}

/** "Tue, 24 Nov, 18:00"; with the year where it isn't this one. */
export function wallTime(iso: string, { locale, zone, now }: Reader): string {
  const at = new Date(iso)
  const isThisYear = yearOf(at, zone) === yearOf(new Date(now), zone)
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at)
}

const yearOf = (at: Date, timeZone?: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at)

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
