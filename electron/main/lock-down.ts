import { type App, type Session, type WebContents, shell } from 'electron'
import { isAppUrl } from './app-origin.ts'
import { externalLink } from './external-link.ts'
import { isPermitted } from './permissions.ts'

/** For every page that ever comes to be: it stays where it is, opens nothing and embeds nothing. */
export function lockDown(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (isAppUrl(event.url)) return
      event.preventDefault()
      openOutside(event.url)
    })
    contents.on('will-frame-navigate', (event) => {
      if (!isAppUrl(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url)
      return { action: 'deny' }
    })
  })
}

export function refusePermissions(session: Session): void {
  const urlOf = (contents: WebContents | null) => contents?.getURL() ?? ''
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isPermitted(permission, urlOf(contents))),
  )
  session.setPermissionCheckHandler((contents, permission) => isPermitted(permission, urlOf(contents)))
  session.setDevicePermissionHandler(() => false)
}

function openOutside(address: string): void {
  const link = externalLink(address)
  if (link !== undefined) void shell.openExternal(link)
}
