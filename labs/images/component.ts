import type { Params } from '../../contract/index.ts'

/** Where the component's files lie in an image. */
export const programOf = ({ component }: Params) => `/srv/www/cgi-bin/${component}`
export const statusFileOf = ({ component }: Params) => `/var/lib/dpkg/status.d/${component}`

/** What /cgi-bin/COMPONENT?NAME runs: it shows /srv/notes/NAME. Before the fixed version it shows any file. */
export function programText({ component, fixedVersion }: Params, version: string | undefined): string {
  const guard =
    version === fixedVersion
      ? `case "$QUERY_STRING" in
  '' | *[!a-z0-9]*) echo 'There is no such note.'; exit 0 ;;
esac
`
      : ''
  return `#!/bin/sh
# ${component} ${version}
printf 'Content-Type: text/plain\\r\\n\\r\\n'
${guard}cat "/srv/notes/$QUERY_STRING" 2>/dev/null || echo 'There is no such note.'
`
}

/** The package manager's record, one file per package, as minimal images have it; scanners read this. */
export function statusText({ component }: Params, version: string | undefined): string {
  return `Package: ${component}
Status: install ok installed
Maintainer: The house <builds@house.lab>
Architecture: all
Version: ${version}
Description: shows one of the service's notes
`
}
