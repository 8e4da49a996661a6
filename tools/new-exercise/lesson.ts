/** A lesson of which nothing is written but how it is built; the same in both languages. */
export function lessonIn(language: 'en' | 'zh-CN', slug: string, title: string): string {
  const words = language === 'en' ? english : chinese
  return `---
title: ${JSON.stringify(title)}
summary: ${words.summary}
minutes: 30
exercise: ${slug}
---

${words.opening}

## ${words.found}

${words.why}

\`\`\`sh host=master
cat /srv/${slug}/port
\`\`\`

${words.told}

<OldGuides>
${words.oldGuides}
</OldGuides>

## ${words.todo}

${words.how}

\`\`\`sh host=master
ss -ltn
\`\`\`

<Note>
${words.tell}
</Note>
`
}

const english = {
  summary: toBeWritten('what is learned here, in one or two sentences.'),
  opening: toBeWritten('what this is about, and why it matters.'),
  found: 'What is there',
  why: toBeWritten('why one looks here, before how.'),
  told: toBeWritten('what this tells; the port is __port__.'),
  oldGuides: toBeWritten('what old guides say, and what is wrong with it.'),
  todo: 'What is to be done',
  how: toBeWritten('the way to the goal, command by command: the proof runs these blocks in order.'),
  tell: toBeWritten('how one can tell that it works.'),
}

const chinese = {
  summary: '待写：这里学什么，一两句话。',
  opening: '待写：这是关于什么的，为什么重要。',
  found: '现状',
  why: '待写：先说为什么看这里，再说怎么看。',
  told: '待写：这说明了什么；端口是 __port__。',
  oldGuides: '待写：旧教程怎么说，错在哪里。',
  todo: '要做什么',
  how: '待写：一条命令一条命令地走到目标：验证会按顺序运行这些代码块。',
  tell: '待写：怎样看出它起作用了。',
}

function toBeWritten(rest: string): string {
  return `To be written, ${rest}`
}
