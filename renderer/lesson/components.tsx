import type { MDXComponents } from 'mdx/types'
import type { ComponentProps, JSX, MouseEvent, ReactNode } from 'react'
import { createElement } from 'react'
import { OldGuides, Note, Warning } from './Callout.tsx'
import { CodeBlock } from './CodeBlock.tsx'
import { headingId, jumpTo } from './headings.ts'
import { Term } from '../glossary/Term.tsx'
import { useText } from '../language/use-text.ts'
import { CveTimeline } from './lazy-timeline.tsx'
import { Param, textOf, withParams } from '../params/params.tsx'
import { Choice, Question, Why } from './Question.tsx'
import { Diagram } from './Diagram.tsx'
import { pictures } from '../pictures/lazy.tsx'

/** A plain element whose text may hold parameters. */
function filled(tag: keyof JSX.IntrinsicElements) {
  return ({ children, ...rest }: { children?: ReactNode }) => createElement(tag, rest, withParams(children))
}

function heading(tag: 'h2' | 'h3') {
  return ({ children }: { children?: ReactNode }) =>
    createElement(tag, { id: headingId(textOf(children)), tabIndex: -1 }, withParams(children))
}

function Span({
  'data-param': param,
  children,
  ...rest
}: ComponentProps<'span'> & { 'data-param'?: string }) {
  return param ? <Param written={param} /> : <span {...rest}>{children}</span>
}

function Link({ href = '', children }: ComponentProps<'a'>) {
  const within = href.startsWith('#')
  const jump = (event: MouseEvent) => {
    // What is not ASCII stands encoded in an address.
    const id = decodeURIComponent(href.slice(1))
    // Another lesson or view: the address leads there.
    if (!document.getElementById(id)) return
    event.preventDefault()
    jumpTo(id)
  }
  return (
    <a href={href} {...(within ? { onClick: jump } : { target: '_blank', rel: 'noopener noreferrer' })}>
      {withParams(children)}
    </a>
  )
}

/** Longest code in a text that is kept on one line, in characters. */
const SHORT_CODE = 24

function Code({ children, ...rest }: ComponentProps<'code'>) {
  const isShort = textOf(children).length <= SHORT_CODE
  return (
    <code {...rest} data-short={isShort || undefined}>
      {withParams(children)}
    </code>
  )
}

function Table(props: ComponentProps<'table'>) {
  const t = useText()
  // Wide tables scroll by themselves, by keyboard too.
  return (
    <div role="group" aria-label={t`Table`} tabIndex={0} data-table>
      <table {...props} />
    </div>
  )
}

/** All that a lesson may use; it imports nothing itself. */
export const lessonComponents: MDXComponents = {
  a: Link,
  code: Code,
  del: filled('del'),
  em: filled('em'),
  h2: heading('h2'),
  h3: heading('h3'),
  h4: filled('h4'),
  li: filled('li'),
  p: filled('p'),
  pre: CodeBlock,
  span: Span,
  strong: filled('strong'),
  table: Table,
  td: filled('td'),
  th: filled('th'),
  Choice,
  CveTimeline,
  Diagram,
  Note,
  OldGuides,
  Question,
  Term,
  Warning,
  Why,
  ...pictures,
}
