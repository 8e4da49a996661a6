import { type Message, msg } from '../../contract/message.ts'

/**
 * Sizes, times and numbers in words, the same in every picture. Digits and decimal points are the same in every
 * language that there is, and so are the units of sizes; those of times are words.
 */

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
export function secondsText(seconds: number): Message {
  if (seconds < 0.995) return msg`${seconds.toFixed(2)} s`
  if (seconds < 9.95) return msg`${seconds.toFixed(1)} s`
  return seconds < 99.5 ? msg`${Math.round(seconds)} s` : msg`${Math.round(seconds / 60)} min`
}

/** "0.8 ms", "14 ms", "1.2 s". */
export function millisecondsText(milliseconds: number): Message {
  if (milliseconds >= 999.5) return secondsText(milliseconds / 1000)
  return msg`${milliseconds < 9.95 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
}

/** How long ago something was, in milliseconds: "just now", "12 s ago". */
export function agoText(milliseconds: number): Message {
  if (milliseconds < 1_500) return msg`just now`
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 100 ? msg`${seconds} s ago` : msg`${Math.round(seconds / 60)} min ago`
}

/** "one packet", "3 packets". */
export function packetsText(count: number): Message {
  return count === 1 ? msg`one packet` : msg`${numberText(count)} packets`
}

/** Thousands apart, without a point or comma that could be read as a fraction. */
export function numberText(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')
}
