/**
 * What a lab host calls its processes, fit to stand in a line: root may put anything into a name, also what breaks the
 * line or turns the direction of writing.
 */
export function plainText(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD').trim()
  return shown === '' ? '(no name)' : shown
}
