/** What of the audits is shown: where one begins, one of them, or what differs between two. */
export type AuditPlace =
  | { kind: 'start' }
  | { kind: 'report'; id: string }
  | { kind: 'difference'; before: string; after: string }

const TO = '..'
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** What an address names (`#/audit/ID`, `#/audit/ID..ID`); whatever names nothing leads to the beginning. */
export function placeOf(at = ''): AuditPlace {
  const [first = '', second, ...more] = at.split(TO)
  if (!isId(first) || more.length > 0) return { kind: 'start' }
  if (second === undefined) return { kind: 'report', id: first }
  return isId(second) ? { kind: 'difference', before: first, after: second } : { kind: 'start' }
}

export const atOfDifference = (before: string, after: string): string => `${before}${TO}${after}`
