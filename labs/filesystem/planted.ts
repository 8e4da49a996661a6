/** Where the daemon was told to keep its data: a directory on master's root file system. */
export const STORE = '/srv/docker'

/** Where master has a file system for Docker. */
export const DISK = '/var/lib/docker'

/** The notes as they are found, a directory per user. */
export const SITE = '/srv/notes'

/** On which the service listens in its container. */
export const INNER_PORT = 8080

/** What serves the notes of one user: GET shows them, POST keeps a new one, by way of a draft. */
export function program(scratch: string): string {
  return `#!/bin/sh
# The notes of the user after the question mark. POST keeps a new one, by way of a draft.
user=\${QUERY_STRING%%[!a-z]*}
shelf=/data/$user
say() { printf 'Status: %s\\r\\nContent-Type: text/plain\\r\\n\\r\\n%s\\n' "$1" "$2"; }
if [ -z "$user" ] || [ ! -d "$shelf" ]; then
  say '404 Not Found' 'Nobody of that name has notes here.'
elif [ "$REQUEST_METHOD" != POST ]; then
  say '200 OK' "$(cat $shelf/notes $shelf/latest 2>/dev/null)"
elif said=$( { head -c "$CONTENT_LENGTH" > ${scratch}/draft-$user; } 2>&1 ) &&
  said=$( { cat ${scratch}/draft-$user > $shelf/latest; } 2>&1 ); then
  say '200 OK' Saved.
else
  say '500 Internal Server Error' "Not saved: $said"
fi
`
}
