import type { CgroupsPicture } from '../../contract/picture.ts'
import type { WatchedGroup } from './cgroup-history.ts'
import { rememberGroups } from './cgroup-history.ts'
import { eventsText, groupText, metersOf, totalsText } from './cgroup-meters.ts'
import style from './CgroupMeters.module.css'
import { LineChart } from './LineChart.tsx'
import { PictureFrame } from './PictureFrame.tsx'
import { agoText, cutText } from './units.ts'
import { useFolded, useMoment } from './use-folded.ts'

/** Most containers that are drawn. */
const MOST = 12

/** Memory, CPU and processes of every container against their limits, over the last minute. */
export function CgroupMeters({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="cgroups"
      title="Limits and use"
      height={27}
      about="The last 60 seconds of every container that runs. The dashed line is the limit; a mark shows when the kernel enforced it. Threads count as processes."
      draw={(picture, isLive) => <Drawn picture={picture} isLive={isLive} />}
      words={(picture, isLive) => <Words picture={picture} isLive={isLive} />}
    />
  )
}

interface ContentProps {
  picture: CgroupsPicture
  isLive: boolean
}

const nobody = 'No container runs. Start one, and it appears here.'

function Drawn({ picture, isLive }: ContentProps) {
  const history = useFolded(picture, rememberGroups)
  const now = useMoment(picture.at, isLive)
  if (history.length === 0)
    return (
      <div className={style.nobody}>
        <p>{nobody}</p>
      </div>
    )
  return (
    <div className={style.meters} role="group" aria-label="Containers" tabIndex={0}>
      <p className={style.version}>Control groups version {picture.version}</p>
      {history.slice(0, MOST).map((watched) => (
        <Row key={watched.group.container.id} watched={watched} now={now} />
      ))}
      {history.length > MOST && <p>{history.length - MOST} further containers are not drawn.</p>}
    </div>
  )
}

function Row({ watched, now }: { watched: WatchedGroup; now: number }) {
  const { container } = watched.group
  const totals = totalsText(watched)
  const events = eventsText(watched, now)
  return (
    <section
      className={style.row}
      aria-label={cutText(container.name)}
      data-gone={watched.goneAt !== undefined}
    >
      <p className={style.name}>
        <strong>{cutText(container.name)}</strong> <span>{cutText(container.image)}</span>
        {watched.goneAt !== undefined && <em> ended {agoText(now - watched.goneAt)}</em>}
      </p>
      <div className={style.charts}>
        {metersOf(watched, now).map((meter) => (
          <div key={meter.resource} className={style.meter}>
            <p className={style.resource}>{meter.name}</p>
            <p>
              <strong>{meter.now}</strong> {meter.limitText}
            </p>
            <LineChart meter={meter} now={now} />
          </div>
        ))}
      </div>
      {(events || totals) && (
        <p className={style.totals}>
          {events && <strong>{events}</strong>} {totals}
        </p>
      )}
    </section>
  )
}

function Words({ picture, isLive }: ContentProps) {
  const history = useFolded(picture, rememberGroups)
  const now = useMoment(picture.at, isLive)
  if (history.length === 0) return <p>{nobody}</p>
  return (
    <ul>
      {history.slice(0, MOST).map((watched) => (
        <li key={watched.group.container.id}>
          {cutText(groupText(watched, now), 400)} {totalsText(watched)}
        </li>
      ))}
      {history.length > MOST && <li>{history.length - MOST} further containers.</li>}
    </ul>
  )
}
