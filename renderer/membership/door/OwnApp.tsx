import { useText } from '../../language/use-text.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import join from '../join/join.module.css'

interface OwnAppProps {
  /** Absent where this page was not opened by one: its address alone pins no certificate. */
  link?: string
  isOnly: boolean
}

/** The same link, for whoever has Bulkhead on their own machine. */
export function OwnApp({ link, isOnly }: OwnAppProps) {
  const t = useText()
  return (
    <section className={join.start} aria-labelledby="own-app">
      <h2 id="own-app" className={join.heading}>
        {isOnly ? t`Join with your own Bulkhead` : t`You have Bulkhead on your own machine?`}
      </h2>
      <p className={join.soft}>
        {link === undefined
          ? t`Ask your instructor for the join link, open Bulkhead there, choose “Join a class” (Ctrl+K), and paste it. Your lab is on your machine then, and goes on without the network.`
          : t`Copy this link, open Bulkhead there, choose “Join a class” (Ctrl+K), and paste it. Your lab is on your machine then, and goes on without the network.`}
      </p>
      {link !== undefined && (
        <div>
          <CopyButton text={() => link}>{t`Copy the join link`}</CopyButton>
        </div>
      )}
    </section>
  )
}
