import type { ComponentProps } from 'react'
import { createContext, use, useState } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import { fillParams } from '../../contract/params.ts'
import { useText } from '../language/use-text.ts'
import { ParamsContext, textOf } from '../params/params.tsx'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import style from './CodeBlock.module.css'

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
          <CopyButton small text={text} of={caption}>
            {t`Copy`}
          </CopyButton>
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
