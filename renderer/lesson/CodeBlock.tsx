import type { ComponentProps } from 'react'
import { createContext, use, useState } from 'react'
import { fillParams } from '../../contract/params.ts'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import style from './CodeBlock.module.css'
import { ParamsContext, textOf } from '../params/params.tsx'

/** Types text into a host's terminal without running it; not there while no lab is open. */
export const TypeContext = createContext<((host: string, text: string) => void) | undefined>(undefined)

type CodeBlockProps = ComponentProps<'pre'> & {
  'data-language'?: string
  'data-host'?: string
  'data-title'?: string
}

export function CodeBlock({ children, 'data-host': host, 'data-title': title, ...rest }: CodeBlockProps) {
  const t = useText()
  const params = use(ParamsContext)
  const type = use(TypeContext)
  const text = () => fillParams(textOf(children), params).trimEnd()
  const [asked, setAsked] = useState(false)
  const caption = title ?? t(kindOf(host, rest['data-language']))
  return (
    <figure className={`${style.block} ${host ? style.command : ''}`}>
      <figcaption className={style.bar}>
        {host && <span className={style.host}>{t.rich`on ${<strong>{host}</strong>}`}</span>}
        {title && <span className={style.title}>{title}</span>}
        <span className={style.buttons}>
          <CopyButton text={text} of={caption} />
          {host && (
            <Button
              small
              look="quiet"
              icon="terminal"
              aria-label={t`Put into terminal ${host}`}
              onPress={() => (type ? type(host, text()) : setAsked(true))}
            >
              {t`Put into terminal`}
            </Button>
          )}
        </span>
      </figcaption>
      {host && (
        <p role="status" className={style.closed}>
          {asked &&
            !type &&
            t`No lab is open. Open it in the terminal’s part of this view; then the command goes to ${host}.`}
        </p>
      )}
      <pre tabIndex={0} aria-label={host ? t`${caption}, on ${host}` : caption}>
        {children}
      </pre>
    </figure>
  )
}

function kindOf(host?: string, language?: string): Message {
  if (host) return msg`Command`
  return language === 'text' ? msg`Output` : msg`File`
}

const copied = msg`Copied`
const notAllowed = msg`Not allowed`

function CopyButton({ text, of }: { text(): string; of: string }) {
  const t = useText()
  const [said, setSaid] = useState<Message>()
  const copy = async () => {
    setSaid(
      await navigator.clipboard.writeText(text()).then(
        () => copied,
        () => notAllowed,
      ),
    )
    setTimeout(() => setSaid(undefined), 1600)
  }
  return (
    <Button
      small
      look="quiet"
      icon={said === copied ? 'check' : 'copy'}
      aria-label={said ? t(said) : t`Copy: ${of}`}
      onPress={() => void copy()}
    >
      {said ? t(said) : t`Copy`}
    </Button>
  )
}
