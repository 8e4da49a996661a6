import type { ReactNode } from 'react'
import type { SetUpPlan } from '../../contract/lab.ts'
import type { Message } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { useSize } from '../settings/use-size.ts'
import { Commands } from '../ui/Commands.tsx'
import { Icon } from '../ui/Icon.tsx'
import style from './FirstRun.module.css'

interface AboutSetUpProps {
  plan: SetUpPlan
  steps: readonly { title: Message; detail: Message }[]
  /** How to begin: below the figures, above what only some read. */
  children: ReactNode
}

/** What a set-up takes, where it puts it, what it leaves alone, and how to be rid of it; said before it begins. */
export function AboutSetUp({ plan, steps, children }: AboutSetUpProps) {
  const t = useText()
  const size = useSize()
  const ofMegabytes = (megabytes: number) => size(megabytes * 1_000_000)
  const { download, disk, diskKept, engine, images, data, free } = plan
  const isTight = free !== null && free < disk + 1000
  return (
    <>
      <dl className={style.figures}>
        <Figure value={ofMegabytes(download)}>{t`to download`}</Figure>
        <Figure value={ofMegabytes(disk)}>
          {t`on the disk; ${ofMegabytes(diskKept)} of it are needed afterwards, the rest the doctor removes`}
        </Figure>
        <Figure value={t`2–3 min`}>{t`with two cores and a fast network; else longer`}</Figure>
      </dl>
      {isTight && (
        <p className={style.tight}>
          <Icon name="alert" />
          {t`Only ${ofMegabytes(free ?? 0)} are free where the images go. Make room first, or the build will stop half way.`}
        </p>
      )}
      {children}
      <div className={style.about}>
        <Part title={t`What is installed`} isOpen>
          <ul className={style.plain}>
            {steps.map((step, index) => (
              <li key={index}>
                <span className={style.stepTitle}>{t(step.title)}</span>
                <span className={style.stepDetail}>{t(step.detail)}</span>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t`Where it is kept`}>
          <p>
            {images === ''
              ? t`Images of lab hosts: in your Docker engine (${engine}).`
              : t`Images of lab hosts: in your Docker engine (${engine}), in ${images}.`}
          </p>
          <p>{t`Your progress, notes and recordings: in ${data}.`}</p>
        </Part>
        <Part title={t`What it does not touch`}>
          <p>
            {t`Other containers, images, networks and volumes, Docker’s configuration, your firewall and your files. Nothing is opened to the network, and lab hosts have no way out of this machine.`}
          </p>
        </Part>
        <Part title={t`How to remove it again`}>
          <p>
            {t`Close Bulkhead first. The first command removes all its images from Docker, the second your progress and everything else that it kept.`}
          </p>
          <Commands commands={removal(data)} />
        </Part>
      </div>
    </>
  )
}

function Figure({ value, children }: { value: string; children: ReactNode }) {
  return (
    <div className={style.figure}>
      <dt className={style.figureValue}>{value}</dt>
      <dd className={style.detail}>{children}</dd>
    </div>
  )
}

function Part({ title, isOpen, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details className={style.part} open={isOpen}>
      <summary>{title}</summary>
      <div className={style.partBody}>{children}</div>
    </details>
  )
}

function removal(data: string): string[] {
  const images = `docker images --filter reference='bulkhead/*' --format '{{.Repository}}:{{.Tag}}' | xargs docker rmi`
  return data.startsWith('/') ? [images, `rm -r '${data}'`] : [images, `Remove-Item -Recurse "${data}"`]
}
