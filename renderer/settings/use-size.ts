import { useSpeech } from '../language/language.ts'

/** Bytes as people write them. */
export function useSize(): (bytes: number) => string {
  const { locale } = useSpeech()
  return (bytes) => sizeIn(locale, bytes)
}

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const

export function sizeIn(locale: string, bytes: number): string {
  // Powers of 1000, as disks are sold and as Docker counts.
  let value = bytes / 1000
  let at = 0
  while (value >= 999.5 && at < UNITS.length - 1) {
    value /= 1000
    at += 1
  }
  const digits = value > 0 && value < 10 ? 1 : 0
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[at],
    maximumFractionDigits: digits,
  }).format(value)
}
