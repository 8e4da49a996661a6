import { expect, test } from 'vitest'
import { isCommitted } from './image-history.ts'

test.each([
  ['RUN /bin/sh -c apt-get update # buildkit', 'buildkit.dockerfile.v0'],
  ['/bin/sh -c #(nop)  CMD ["nginx"]', ''],
  ['/bin/sh -c apt-get update', ''],
  ['|1 VERSION=2 /bin/sh -c make', ''],
  ['/bin/bash -o pipefail -c make', ''],
  ["# debian.sh --arch 'amd64' out/ 'bookworm'", 'debuerreotype 0.15'],
  ['COPY dir:abc in /', ''],
  ['', ''],
])('"%s" is a step of a build', (createdBy, comment) =>
  expect(isCommitted({ createdBy, comment, size: 1 }, false)).toBe(false),
)

test.each(['sleep 1000', 'sh', 'nginx -g daemon off;', 'sh -c echo by hand'])(
  '"%s" is a commit',
  (createdBy) => expect(isCommitted({ createdBy, comment: '', size: 1 }, false)).toBe(true),
)
