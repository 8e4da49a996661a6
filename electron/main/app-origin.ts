/** The window's own scheme and origin: not file://, so that it has an origin to check and a policy to keep. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = `${APP_SCHEME}://bulkhead`

/** Whether an address is one of the app's own. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${APP_SCHEME}:` && host === 'bulkhead' && username === '' && password === ''
}
