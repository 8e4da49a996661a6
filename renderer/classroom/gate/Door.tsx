import type { ClassAbout } from '../../../contract/class/index.ts'
import { LanguageMenu } from '../../language/LanguageMenu.tsx'
import { useText } from '../../language/use-text.ts'
import { ThemeButton } from '../../ui/ThemeButton.tsx'
import style from './Door.module.css'
import { SignIn } from './SignIn.tsx'

interface DoorProps {
  about: ClassAbout
  /** Somebody was let in. */
  onIn(): void
}

/** For whoever the class does not know yet: learners join, staff sign in. */
export function Door({ about, onIn }: DoorProps) {
  const t = useText()
  return (
    <main className={style.place}>
      <title>{`${about.name} · Bulkhead`}</title>
      <div className={style.tools}>
        <LanguageMenu />
        <ThemeButton />
      </div>
      <div className={style.door}>
        <img src="./icon.svg" alt="" width="48" height="48" />
        <h1 className={style.title} tabIndex={-1}>
          {about.name}
        </h1>
        <p className={style.lead}>{t`A class with Bulkhead: Docker security on real lab hosts.`}</p>
        <section className={style.card} aria-labelledby="door-join">
          <h2 id="door-join">{t`You are here to learn`}</h2>
          <p className={style.soft}>
            {about.hosts
              ? t`Your instructor has a join code for you. Your lab is hosted by this server, so a browser is all you need.`
              : t`Your instructor has a join link for you: enter it in Bulkhead on your own machine. No labs are hosted here.`}
          </p>
          <a className={style.join} href="#/join">
            {t`Join as a learner`}
          </a>
        </section>
        <section className={style.card} aria-labelledby="door-staff">
          <h2 id="door-staff">{t`You teach or assist`}</h2>
          <SignIn onIn={onIn} />
        </section>
      </div>
    </main>
  )
}
