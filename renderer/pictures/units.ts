import { plainText } from './plain-text.ts'

/** Sizes, times and numbers in words, the same in every picture. */

const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/** "43 MiB", "1.5 GiB": three digits at most. */
export function bytesText(bytes: number): string {
  let value = Math.max(0, bytes)
  let step = 0
  while (value >= 1023.5 && step < steps.length - 1) {
    value /= 1024
    step += 1
  }
  const digits = step > 0 && value < 9.95 && Math.round(value * 10) % 10 !== 0 ? 1 : 0
  return `${value.toFixed(digits)} ${steps[step]}`
}

/** "0.25 s", "4.1 s", "12 s", "3 min". */
export function secondsText(seconds: number): string {
  if (seconds < 0.995) return `${seconds.toFixed(2)} s`
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  return seconds < 99.5 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

/** "0.8 ms", "14 ms", "1.2 s". */
export function millisecondsText(milliseconds: number): string {
  if (milliseconds >= 999.5) return secondsText(milliseconds / 1000)
  return `${milliseconds < 9.95 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
}

/** How long ago something was, in milliseconds: "just now", "12 s ago". */
export function agoText(milliseconds: number): string {
  if (milliseconds < 1_500) return 'just now'
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 100 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`
}

/** "one process", "3 processes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${numberText(count)} ${many}`
}

/** Thousands apart, without a point or comma that could be read as a fraction. */
export function numberText(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')
}

/** Text of the lab host on one line, so short that it can't fill the picture. */
export function cutText(text: string, most = 80): string {
  const plain = plainText(text)
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain
}
