import type { Params } from '../../contract/index.ts'

/** Where a package's files lie in the image. */
export const programOf = (name: string) => `/srv/www/cgi-bin/${name}`
export const statusFileOf = (name: string) => `/var/lib/dpkg/status.d/${name}`

/** What /cgi-bin/NAME runs. The number of the build is drawn, so that a program that only says its version is told apart. */
export function programText({ build }: Params, name: string, version: string): string {
  return `#!/bin/sh
# ${name} ${version}, build ${build}
printf 'Content-Type: text/plain\\r\\n\\r\\n'
echo '${name} ${version}'
`
}

/** The package manager's record, one file per package, as minimal images have it; scanners read this. */
export function statusText(name: string, version: string): string {
  return `Package: ${name}
Status: install ok installed
Maintainer: The house <builds@house.lab>
Architecture: all
Version: ${version}
Description: a part of the site
`
}
