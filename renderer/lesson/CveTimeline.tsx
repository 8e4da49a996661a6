import { useId, useState } from 'react'
import type { Cve } from '../../content/cves/cve.ts'
import { cveComponents, cveKinds } from '../../content/cves/cve.ts'
import { cves, recordOf } from '../../content/cves.ts'
import style from './CveTimeline.module.css'
import type { CveFilter } from './filter-cves.ts'
import { filterCves, noFilter, yearsOf } from './filter-cves.ts'

/** Flaws in Docker's parts, the newest first, by year; filtered by part, kind, year and words. */
export function CveTimeline() {
  const [filter, setFilter] = useState<CveFilter>(noFilter)
  const shown = filterCves(cves, filter)
  const choose = (change: Partial<CveFilter>) => setFilter((before) => ({ ...before, ...change }))
  return (
    <section className={style.timeline} aria-label="Timeline of flaws">
      <search className={style.filters}>
        <Choice
          label="Part"
          all="all parts"
          options={cveComponents}
          value={filter.component}
          onChange={(component) => choose({ component })}
        />
        <Choice
          label="Kind"
          all="all kinds"
          options={cveKinds}
          value={filter.kind}
          onChange={(kind) => choose({ kind })}
        />
        <Choice
          label="Year"
          all="all years"
          options={yearsOf(cves)}
          value={filter.year}
          onChange={(year) => choose({ year })}
        />
        <label className={style.field}>
          Words
          <input
            type="search"
            value={filter.text}
            placeholder="number or word"
            onChange={({ target: { value } }) => choose({ text: value })}
          />
        </label>
      </search>
      <p className={style.count} role="status">
        {shown.length === 0
          ? 'None of them fits. Take a filter away.'
          : `${shown.length} of ${cves.length} flaws`}
      </p>
      {yearsOf(shown).map((year) => (
        <section key={year} className={style.year} aria-label={`Published in ${year}`}>
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
  value: Option | ''
  onChange(value: Option | ''): void
}

function Choice<Option extends string>({ label, all, options, value, onChange }: ChoiceProps<Option>) {
  return (
    <label className={style.field}>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value as Option | '')}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  )
}

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function Entry({ cve }: { cve: Cve }) {
  const { id, title, component, kind, published, fixed, cause, stop } = cve
  const heading = useId()
  return (
    <li className={style.entry} aria-labelledby={heading}>
      <details>
        <summary>
          <span id={heading} className={style.title}>
            {title}
          </span>
          <span className={style.facts}>
            {id} · {component} · {kind} · {month.format(new Date(`${published}-01`))}
          </span>
          <span className={style.facts}>Fixed in {fixed.join(', ')}</span>
        </summary>
        <dl>
          <dt>What made it possible</dt>
          <dd>{cause}</dd>
          <dt>What helps until the upgrade</dt>
          <dd>{stop}</dd>
          <dt>Record</dt>
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
