import { useId, useState } from 'react'
import type { PicturedChain, PicturedRule } from '../../contract/picture.ts'
import { useText } from '../language/use-text.ts'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { PathView } from './path-view.ts'
import type { PathRule } from './packet-path.ts'
import { chainKey, isTelling, ruleWords } from './packet-path.ts'
import style from './PacketPath.module.css'
import { numberText } from './units.ts'

/** Most rules of a chain that are drawn. */
const MOST = 60

interface PathChainProps {
  chain: PicturedChain
  view: PathView
  /** The chains that led here, this one last: a circle ends. */
  path: readonly string[]
}

export function PathChain({ chain, view, path }: PathChainProps) {
  const t = useText()
  const rules = view.map.rulesOf(chain)
  const telling = view.showsAll ? rules : rules.filter(({ rule }) => isTelling(rule))
  const left = rules.length - Math.min(telling.length, MOST)
  return (
    <>
      {telling.length > 0 && (
        <ol className={style.rules}>
          {telling.slice(0, MOST).map((entry) => (
            <Rule key={entry.key} entry={entry} view={view} path={path} />
          ))}
        </ol>
      )}
      {left > 0 && <p className={style.none}>{t`${left} further rules are not shown.`}</p>}
    </>
  )
}

const verdictIcons: Partial<Record<PicturedRule['verdict'], IconName>> = {
  accept: 'check',
  drop: 'close',
  reject: 'close',
  return: 'undo',
}

function Rule({ entry, view, path }: { entry: PathRule; view: PathView; path: readonly string[] }) {
  const t = useText()
  const { key, rule, to } = entry
  const target = to && !path.includes(chainKey(to)) && to.rules.length > 0 ? to : undefined
  // What Docker and its administrators write is what lessons are about; firewalld's chains are many.
  const [isOpen, setIsOpen] = useState(to?.name.startsWith('DOCKER') ?? false)
  const inside = useId()
  const packets = view.moved.get(key)
  const movedInside = target !== undefined && view.movedIn.has(chainKey(target))
  return (
    <li data-moved={packets !== undefined}>
      <div className={style.rule}>
        {target ? (
          <button
            type="button"
            className={style.opener}
            aria-expanded={isOpen}
            aria-controls={inside}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="chevron" size={12} />
            <RuleText rule={rule} />
            {movedInside && !isOpen && <em className={style.inside}>{t`moved inside`}</em>}
          </button>
        ) : (
          <p className={style.plain}>
            <RuleText rule={rule} />
            {to?.rules.length === 0 && <span className={style.none}> {t`(empty)`}</span>}
          </p>
        )}
        <Count packets={rule.packets} since={view.since(key)} moved={packets} />
      </div>
      <div id={inside} className={style.nested} hidden={!target || !isOpen}>
        {target && isOpen && <PathChain chain={target} view={view} path={[...path, chainKey(target)]} />}
      </div>
    </li>
  )
}

function RuleText({ rule }: { rule: PicturedRule }) {
  const t = useText()
  const icon = verdictIcons[rule.verdict]
  const { does, fits } = ruleWords(rule)
  return (
    <>
      {does && (
        <span className={style.verdict} data-verdict={rule.verdict}>
          {icon && <Icon name={icon} size={12} />}
          {t(does)}
        </span>
      )}
      <code className={style.text}>{t(fits)}</code>
    </>
  )
}

interface CountProps {
  packets: number | null
  since: number
  moved?: number
}

function Count({ packets, since, moved }: CountProps) {
  const t = useText()
  if (packets === null) return <span className={style.uncounted}>{t`not counted`}</span>
  return (
    <>
      <span className={style.count}>
        {numberText(packets)}
        <span className={style.unit}> {t`packets`}</span>
      </span>
      <span className={style.since}>
        {since > 0 && (
          <>
            +{numberText(since)}
            <span className={style.unit}> {t`new`}</span>
          </>
        )}
      </span>
      <span className={style.moved}>
        {moved !== undefined && (
          <>
            +{numberText(moved)}
            <span className={style.unit}> {t`in the last second`}</span>
          </>
        )}
      </span>
    </>
  )
}
