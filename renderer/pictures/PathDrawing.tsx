import { useId, useState } from 'react'
import type { PacketPathPicture } from '../../contract/picture.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import type { PathView } from './path-view.ts'
import { movedChains, movedNow, movementText, rememberCounters, sinceStart } from './packet-counters.ts'
import type { Way } from './packet-path.ts'
import { chainKey, chainText, hookTexts, mapOf, ways } from './packet-path.ts'
import { PathChain } from './PathChain.tsx'
import style from './PacketPath.module.css'
import { cutText } from './plain-text.ts'
import { useFolded, useMoment } from './use-folded.ts'

interface PathDrawingProps {
  picture: PacketPathPicture
  isLive: boolean
  way: Way
  onWay(way: Way): void
}

export function PathDrawing({ picture, isLive, way, onWay }: PathDrawingProps) {
  const t = useText()
  const memory = useFolded(picture, rememberCounters)
  const now = useMoment(picture.at, isLive)
  const [showsAll, setShowsAll] = useState(false)
  const [start, setStart] = useState<ReadonlyMap<string, number>>()
  const moved = movedNow(memory, now)
  const view: PathView = {
    map: mapOf(picture),
    moved,
    movedIn: movedChains(picture, moved),
    showsAll,
    since: (key) => sinceStart(memory, key, start),
  }
  return (
    <div className={style.path}>
      <Ways way={way} onWay={onWay} />
      <div className={style.tools}>
        <Button small icon="undo" onPress={() => setStart(memory.latest)}>
          {t`Count from now`}
        </Button>
        <label>
          <input type="checkbox" checked={showsAll} onChange={(event) => setShowsAll(event.target.checked)} />{' '}
          {t`also rules that neither count nor decide`}
        </label>
      </div>
      <p className={style.news} data-moved={moved.size > 0}>
        {t(movementText(picture, moved))}
      </p>
      <div key={way} className={style.scroller} role="group" aria-label={t`Chains on the way`} tabIndex={0}>
        <p className={style.columns} aria-hidden="true">
          <span>{t`rule`}</span>
          <span>{t`packets`}</span>
          <span>{t`new`}</span>
          <span>{t`last second`}</span>
        </p>
        <ol className={style.hooks}>
          {ways[way].hooks.map((hook) => (
            <li key={hook} className={style.hook}>
              <p className={style.hookName}>
                <strong>{hook}</strong> {t(hookTexts[hook])}
              </p>
              {view.map.chainsAt(hook).map((chain) => (
                <div
                  key={chainKey(chain)}
                  className={style.base}
                  data-moved={view.movedIn.has(chainKey(chain))}
                >
                  <p className={style.chainName}>
                    <code>{cutText(chainText(chain))}</code>
                    {chain.rules.length === 0 && <> · {t`no rules`}</>}
                    {chain.policy && <> · {t`if nothing fits: ${chain.policy}`}</>}
                  </p>
                  <PathChain chain={chain} view={view} path={[chainKey(chain)]} />
                </div>
              ))}
              {view.map.chainsAt(hook).length === 0 && (
                <p className={style.none}>{t`No chain is called here.`}</p>
              )}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

function Ways({ way, onWay }: Pick<PathDrawingProps, 'way' | 'onWay'>) {
  const t = useText()
  const name = useId()
  return (
    <fieldset className={style.ways}>
      <legend className="visually-hidden">{t`Which way the packet takes`}</legend>
      {Object.entries(ways).map(([key, { label }]) => (
        <label key={key} data-selected={key === way}>
          <input type="radio" name={name} checked={key === way} onChange={() => onWay(key as Way)} />
          {t(label)}
        </label>
      ))}
    </fieldset>
  )
}
