import { isAppUrl } from './app-origin.ts'

/** Everything is refused but copying, which is how commands get out of a lesson. Reading the clipboard is not. */
export function isPermitted(permission: string, requestingUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && isAppUrl(requestingUrl)
}
