/** As the learner typed it for a certificate; kept in this browser only. */
const KEY = 'bulkhead.certificate.name'

/** What fits onto a certificate, on one line: what the contract lets through. */
export const MOST_LETTERS = 80
export const asName = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '').slice(0, MOST_LETTERS)

export const nameKept = (): string => asName(localStorage.getItem(KEY) ?? '')
export const keepName = (name: string): void => localStorage.setItem(KEY, name)
