import type { HostedState } from '../../../contract/class/index.ts'
import { type Message, msg } from '../../../contract/message.ts'
import { useText } from '../../language/use-text.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useClass } from '../use-class.ts'
import { ageText } from './ages.ts'
import style from './SidePanel.module.css'

const bounds: Record<HostedState['bound'], Message> = {
  memory: msg`What keeps it from being more is memory.`,
  disk: msg`What keeps it from being more is room on the disk.`,
  cores: msg`What keeps it from being more is the number of cores.`,
  inotify: msg`What keeps it from being more is the kernel’s limit of inotify instances.`,
  set: msg`What keeps it from being more is the limit that was set when the server was started.`,
}

/** How full the server is. */
export function Hosted({ hosted, now }: { hosted: HostedState; now: number }) {
  const t = useText()
  const { exercises } = useClass()
  const { hosts, fits, bound, waiting, asleep } = hosted
  const title = (id: string) => exercises.find((exercise) => exercise.id === id)?.title ?? msg`${id}`
  return (
    <section className={style.section} aria-labelledby="side-hosted">
      <h2 id="side-hosted">{t`Hosted labs`}</h2>
      <p>{t`${hosts} of ${fits} lab hosts run`}</p>
      <ProgressBar
        fraction={fits > 0 ? Math.min(1, hosts / fits) : 0}
        label={t`${hosts} of ${fits} lab hosts run`}
      />
      <p className={style.soft}>{t(bounds[bound])}</p>
      {asleep > 0 && (
        <p className={style.soft}>
          {asleep === 1
            ? t`One lab was put away while nobody used it; it comes back when its learner does.`
            : t`${asleep} labs were put away while nobody used them; they come back when their learners do.`}
        </p>
      )}
      {waiting.length > 0 && (
        <>
          <h3>{t`Waiting for a place`}</h3>
          <ol className={style.queue}>
            {waiting.map((one) => (
              <li key={`${one.person}/${one.exercise}`}>
                <b>{one.name}</b>{' '}
                <span className={style.soft}>
                  {t`${title(one.exercise)}, for ${ageText(now - Date.parse(one.since))}`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
