import { msg, space } from '../../contract/message.ts'
import type { CgroupsPicture } from '../../contract/picture.ts'
import { useText } from '../language/use-text.ts'
import type { WatchedGroup } from './cgroup-history.ts'
import { rememberGroups } from './cgroup-history.ts'
import { eventsText, groupText, metersOf, totalsText } from './cgroup-meters.ts'
import style from './CgroupMeters.module.css'
import { LineChart } from './LineChart.tsx'
import { PictureFrame } from './PictureFrame.tsx'
import { nameText } from './plain-text.ts'
import { agoText } from './units.ts'
import { useFolded, useMoment } from './use-folded.ts'

/** Most containers that are drawn. */
const MOST = 12

/** Memory, CPU and processes of every container against their limits, over the last minute. */
export function CgroupMeters({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="cgroups"
      title={msg`Limits and use`}
      height={27}
      about={msg`The last 60 seconds of every container that runs. The dashed line is the limit; a mark shows when the kernel enforced it. Threads count as processes.`}
      draw={(picture, isLive) => <Drawn picture={picture} isLive={isLive} />}
      words={(picture, isLive) => <Words picture={picture} isLive={isLive} />}
    />
  )
}

interface ContentProps {
  picture: CgroupsPicture
  isLive: boolean
}

const nobody = msg`No container runs. Start one, and it appears here.`

function Drawn({ picture, isLive }: ContentProps) {
  const t = useText()
  const history = useFolded(picture, rememberGroups)
  const now = useMoment(picture.at, isLive)
  if (history.length === 0)
    return (
      <div className={style.nobody}>
        <p>{t(nobody)}</p>
      </div>
    )
  return (
    <div className={style.meters} role="group" aria-label={t`Containers`} tabIndex={0}>
      <p className={style.version}>{t`Control groups version ${picture.version}`}</p>
      {history.slice(0, MOST).map((watched) => (
        <Row key={watched.group.container.id} watched={watched} now={now} />
      ))}
      {history.length > MOST && <p>{t`${history.length - MOST} further containers are not drawn.`}</p>}
    </div>
  )
}

function Row({ watched, now }: { watched: WatchedGroup; now: number }) {
  const t = useText()
  const { container } = watched.group
  const name = t(nameText(container.name, 80))
  const totals = totalsText(watched)
  const events = eventsText(watched, now)
  return (
    <section className={style.row} aria-label={name} data-gone={watched.goneAt !== undefined}>
      <p className={style.name}>
        <strong>{name}</strong> <span>{t(nameText(container.image, 80))}</span>
        {watched.goneAt !== undefined && <em> {t`ended ${agoText(now - watched.goneAt)}`}</em>}
      </p>
      <div className={style.charts}>
        {metersOf(watched, now).map((meter) => (
          <div key={meter.resource} className={style.meter}>
            <p className={style.resource}>{t(meter.name)}</p>
            <p>
              <strong>{t(meter.now)}</strong> {t(meter.limitText)}
            </p>
            <LineChart meter={meter} now={now} />
          </div>
        ))}
      </div>
      {(events || totals) && (
        <p className={style.totals}>
          {events && <strong>{t(events)}</strong>} {totals && t(totals)}
        </p>
      )}
    </section>
  )
}

function Words({ picture, isLive }: ContentProps) {
  const t = useText()
  const history = useFolded(picture, rememberGroups)
  const now = useMoment(picture.at, isLive)
  if (history.length === 0) return <p>{t(nobody)}</p>
  return (
    <ul>
      {history.slice(0, MOST).map((watched) => {
        const group = groupText(watched, now)
        const totals = totalsText(watched)
        return <li key={watched.group.container.id}>{t(totals ? space(group, totals) : group)}</li>
      })}
      {history.length > MOST && <li>{t`${history.length - MOST} further containers.`}</li>}
    </ul>
  )
}
