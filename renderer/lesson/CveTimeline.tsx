import { useId, useState } from 'react'
import type { Cve } from '../../content/cves/cve.ts'
import { componentNames, cveComponents, cveKinds, kindNames } from '../../content/cves/cve.ts'
import { cves, recordOf } from '../../content/cves.ts'
import { joined, type Message, verbatim } from '../../contract/message.ts'
import { useSpeech } from '../language/language.ts'
import { useText } from '../language/use-text.ts'
import style from './CveTimeline.module.css'
import type { CveFilter } from './filter-cves.ts'
import { filterCves, noFilter, yearsOf } from './filter-cves.ts'

/** Flaws in Docker's parts, the newest first, by year; filtered by part, kind, year and words. */
export function CveTimeline() {
  const [filter, setFilter] = useState<CveFilter>(noFilter)
  const t = useText()
  const shown = filterCves(cves, filter, t)
  const choose = (change: Partial<CveFilter>) => setFilter((before) => ({ ...before, ...change }))
  return (
    <section className={style.timeline} aria-label={t`Timeline of flaws`}>
      <search className={style.filters}>
        <Choice
          label={t`Part`}
          all={t`all parts`}
          options={cveComponents}
          nameOf={(component) => componentNames[component]}
          value={filter.component}
          onChange={(component) => choose({ component })}
        />
        <Choice
          label={t`Kind`}
          all={t`all kinds`}
          options={cveKinds}
          nameOf={(kind) => kindNames[kind]}
          value={filter.kind}
          onChange={(kind) => choose({ kind })}
        />
        <Choice
          label={t`Year`}
          all={t`all years`}
          options={yearsOf(cves)}
          nameOf={verbatim}
          value={filter.year}
          onChange={(year) => choose({ year })}
        />
        <label className={style.field}>
          {t`Words`}
          <input
            type="search"
            value={filter.text}
            placeholder={t`number or word`}
            onChange={({ target: { value } }) => choose({ text: value })}
          />
        </label>
      </search>
      <p className={style.count} role="status">
        {shown.length === 0
          ? t`None of them fits. Take a filter away.`
          : t`${shown.length} of ${cves.length} flaws`}
      </p>
      {yearsOf(shown).map((year) => (
        <section key={year} className={style.year} aria-label={t`Published in ${year}`}>
          <p className={style.label} aria-hidden="true">
            {year}
          </p>
          <ul>
            {shown
              .filter(({ published }) => published.startsWith(year))
              .map((cve) => (
                <Entry key={cve.id} cve={cve} />
              ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

interface ChoiceProps<Option extends string> {
  label: string
  all: string
  options: readonly Option[]
  nameOf(option: Option): Message
  value: Option | ''
  onChange(value: Option | ''): void
}

function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { label, all, options, nameOf, value, onChange } = props
  const t = useText()
  return (
    <label className={style.field}>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value as Option | '')}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {t(nameOf(option))}
          </option>
        ))}
      </select>
    </label>
  )
}

function Entry({ cve }: { cve: Cve }) {
  const { id, title, component, kind, published, fixed, cause, stop } = cve
  const t = useText()
  const { locale } = useSpeech()
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const heading = useId()
  return (
    <li className={style.entry} aria-labelledby={heading}>
      <details>
        <summary>
          <span id={heading} className={style.title}>
            {t(title)}
          </span>
          <span className={style.facts}>
            {id} · {t(componentNames[component])} · {t(kindNames[kind])} ·{' '}
            {month.format(new Date(`${published}-01`))}
          </span>
          <span className={style.facts}>{t`Fixed in ${joined(fixed)}`}</span>
        </summary>
        <dl>
          <dt>{t`What made it possible`}</dt>
          <dd>{t(cause)}</dd>
          <dt>{t`What helps until the upgrade`}</dt>
          <dd>{t(stop)}</dd>
          <dt>{t`Record`}</dt>
          <dd>
            <a href={recordOf(cve)} target="_blank" rel="noopener noreferrer">
              {id}
            </a>
          </dd>
        </dl>
      </details>
    </li>
  )
}
