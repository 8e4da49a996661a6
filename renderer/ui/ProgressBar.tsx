import style from './ProgressBar.module.css'

/** `fraction` from 0 to 1. */
export function ProgressBar({ fraction, label }: { fraction: number; label: string }) {
  const percent = Math.round(fraction * 100)
  return (
    <div
      className={style.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={style.bar} style={{ width: `${percent}%` }} />
    </div>
  )
}
