import { useId, useState } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import type { PicturedRequest } from '../../contract/picture.ts'
import { useText } from '../language/use-text.ts'
import { Icon } from '../ui/Icon.tsx'
import { prettyJson, shortIds, splitPath, statusLook } from './api-traffic.ts'
import style from './ApiTraffic.module.css'
import { cutText } from './plain-text.ts'
import { millisecondsText } from './units.ts'

const icons = { waiting: 'clock', well: 'check', failed: 'close' } as const

/** One request as a row that opens. */
export function ApiRequest({ request }: { request: PicturedRequest }) {
  const t = useText()
  const { method, status, milliseconds } = request
  const [isOpen, setIsOpen] = useState(false)
  const detail = useId()
  const { path, query } = splitPath(request.path)
  const look = statusLook(status)
  return (
    <>
      <tr>
        <td>
          <button
            type="button"
            className={style.opener}
            aria-expanded={isOpen}
            aria-controls={detail}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="chevron" size={12} />
            <strong>{cutText(method, 10)}</strong> <code>{cutText(shortIds(path), 200)}</code>
            {query.length > 0 && (
              <span className={style.query}> ?{cutText(query.map(([name]) => name).join(' '))}</span>
            )}
          </button>
        </td>
        <td className={style.status} data-kind={look.kind}>
          <Icon name={icons[look.kind]} size={12} /> {t(look.text)}
        </td>
        <td className={style.number}>{milliseconds === null ? '…' : t(millisecondsText(milliseconds))}</td>
      </tr>
      <tr id={detail} hidden={!isOpen}>
        <td colSpan={3} className={style.detail}>
          {isOpen && <Detail request={request} query={query} />}
        </td>
      </tr>
    </>
  )
}

/** The recorder cuts what is longer. */
const CUT_AT = 400

function Detail({ request, query }: { request: PicturedRequest; query: [string, string][] }) {
  const t = useText()
  const { path } = splitPath(request.path)
  return (
    <>
      {path !== shortIds(path) && (
        <>
          <p className={style.what}>{t`Asked for`}</p>
          <p className={style.asked}>{cutText(path, 400)}</p>
        </>
      )}
      {query.length > 0 && (
        <>
          <p className={style.what}>{t`Asked along with it`}</p>
          <dl className={style.asked}>
            {query.map(([name, value], index) => (
              <div key={index}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Text what={msg`Sent`} text={request.body} empty={msg`Nothing but the request itself.`} />
      <Text
        what={msg`Answered`}
        text={request.answer}
        empty={request.status === null ? msg`Nothing yet.` : msg`Nothing but the status.`}
      />
    </>
  )
}

function Text({ what, text, empty }: { what: Message; text: string; empty: Message }) {
  const t = useText()
  const isCut = text.length >= CUT_AT
  return (
    <>
      <p className={style.what}>{isCut ? t`${what} (the first ${CUT_AT} characters)` : t(what)}</p>
      {text === '' ? (
        <p>{t(empty)}</p>
      ) : (
        <pre tabIndex={0} aria-label={t(what)}>
          {prettyJson(text)}
          {isCut && '…'}
        </pre>
      )}
    </>
  )
}
