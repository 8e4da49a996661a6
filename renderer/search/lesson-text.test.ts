import { expect, test } from 'vitest'
import { readLessonText } from './lesson-text.ts'

const source = `---
title: "Root in pieces"
summary: The kernel has cut root's power.
minutes: 35
exercise: capabilities
---

Four containers run on \`master\`. __serviceName__ does **a small job**.

\`\`\`sh host=master
docker ps

## not a heading
\`\`\`

## What [everybody](#x) gets

<Note>
A <Term id="capability">capability</Term> is a piece.
</Note>

| Number | Capability |
| --- | --- |
| 0 | CHOWN |

\`\`\`json
{ "not": "a command" }
\`\`\`

### Deeper

- One point
`

test('a lesson is read by its sections', () => {
  expect(readLessonText('capabilities', source)).toEqual({
    slug: 'capabilities',
    title: 'Root in pieces',
    summary: "The kernel has cut root's power.",
    sections: [
      {
        heading: '',
        text: 'Four containers run on master. serviceName does a small job.',
        commands: ['docker ps', '## not a heading'],
      },
      {
        heading: 'What everybody gets',
        text: 'A capability is a piece. Number Capability 0 CHOWN',
        commands: [],
      },
      { heading: 'Deeper', text: 'One point', commands: [] },
    ],
  })
})
