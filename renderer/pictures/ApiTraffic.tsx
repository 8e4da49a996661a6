import { useState } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import type { ApiTrafficPicture, PicturedRequest } from '../../contract/picture.ts'
import { clockTime } from '../exercise/clock-time.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { groupRequests, putAside, shortIds, splitPath, statusLook } from './api-traffic.ts'
import style from './ApiTraffic.module.css'
import { ApiRequest } from './ApiRequest.tsx'
import { PictureFrame } from './PictureFrame.tsx'
import { cutText } from './plain-text.ts'
import { millisecondsText } from './units.ts'

/** What clients of the host's daemon ask it, and what it answers. */
export function ApiTraffic({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="api-traffic"
      title={msg`What docker says to the daemon`}
      height={24}
      about={msg`The recorder stands between a client and /run/docker.sock and notes what passes. Only commands that are sent through it are seen.`}
      draw={(picture) => <Drawn picture={picture} />}
      words={(picture) => <Words picture={picture} />}
    />
  )
}

function Drawn({ picture: { requests, recording } }: { picture: ApiTrafficPicture }) {
  const t = useText()
  const [aside, setAside] = useState(0)
  const groups = groupRequests(requests, putAside(aside, requests))
  return (
    <div className={style.traffic}>
      {!recording && <HowTo hasRequests={requests.length > 0} />}
      {groups.length > 0 && (
        <div className={style.tools}>
          <Button small icon="close" onPress={() => setAside(requests.at(-1)?.number ?? 0)}>
            {t`Empty the list`}
          </Button>
          <span>{t`The newest command is on top. Each row opens.`}</span>
        </div>
      )}
      {groups.length > 0 ? (
        <div className={style.scroller} role="group" aria-label={t`Requests`} tabIndex={0}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{t`Request`}</th>
                <th scope="col">{t`Answer`}</th>
                <th scope="col" className={style.number}>
                  {t`Took`}
                </th>
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody key={group.first}>
                <tr className={style.group}>
                  <th colSpan={3} scope="rowgroup">
                    {clockTime(group.at)} ·{' '}
                    {group.requests.length === 1 ? t`one request` : t`${group.requests.length} requests`}
                  </th>
                </tr>
                {group.requests.map((request) => (
                  <ApiRequest key={request.number} request={request} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      ) : (
        recording && (
          <div className={style.howTo}>
            <p>{t`The recorder runs. Send a command through it:`}</p>
            <pre>{COMMAND}</pre>
          </div>
        )
      )}
    </div>
  )
}

const START = 'systemctl start docker-traffic'
const COMMAND = 'docker -H unix:///run/docker-traffic.sock ps'

function HowTo({ hasRequests }: { hasRequests: boolean }) {
  const t = useText()
  return (
    <div className={style.howTo}>
      <p>
        {hasRequests
          ? t`The recorder no longer runs; this is what it saw last. Start it again:`
          : t`No recorder runs. Start it on the lab host, and send a command through it:`}
      </p>
      <pre>{`${START}\n${COMMAND}`}</pre>
    </div>
  )
}

function Words({ picture: { requests, recording } }: { picture: ApiTrafficPicture }) {
  const t = useText()
  return (
    <>
      <p>
        {recording
          ? t`The recorder runs. Commands are seen that are sent through it: ${COMMAND}`
          : t`No recorder runs. Start it with ${START}, then send a command through it: ${COMMAND}`}
      </p>
      {groupRequests(requests).map((group) => (
        <div key={group.first}>
          <p>{t`At ${clockTime(group.at)}:`}</p>
          <ol>
            {group.requests.map((request) => (
              <li key={request.number}>{t(tellRequest(request))}</li>
            ))}
          </ol>
        </div>
      ))}
    </>
  )
}

function tellRequest({ method, path, status, milliseconds }: PicturedRequest): Message {
  const asked = `${cutText(method, 10)} ${cutText(shortIds(splitPath(path).path), 120)}`
  const { text } = statusLook(status)
  return milliseconds === null
    ? msg`${asked}: ${text}`
    : msg`${asked}: ${text} after ${millisecondsText(milliseconds)}`
}
