import type { ComponentType } from 'react'
import { lazy, Suspense } from 'react'
import { loadTextsOf } from '../language/language.ts'
import { useText } from '../language/use-text.ts'
import { loading } from '../lesson/loading.ts'
import type * as all from './all.ts'
import style from './Picture.module.css'
import { PictureBoundary } from './PictureBoundary.tsx'

/** A component that is loaded when a lesson first shows it, with its place (`height` in rem) kept free until then. */
function lazyPicture<P extends object>(choose: (pictures: typeof all) => ComponentType<P>, height: number) {
  const Loaded = lazy(async () => {
    // Without them it is in English, which is better than none.
    const texts = loadTextsOf('pictures').catch(() => {})
    const all = await import('./all.ts')
    await texts
    return { default: choose(all) }
  })
  return (props: P) => (
    <PictureBoundary>
      <Suspense fallback={<Place height={height} />}>
        <Loaded {...props} />
      </Suspense>
    </PictureBoundary>
  )
}

function Place({ height }: { height: number }) {
  const t = useText()
  return (
    <div className={style.picture} aria-busy="true">
      <div className={style.bar} />
      <div className={style.empty} style={{ height: `${height}rem` }}>
        {t(loading.picture)}
      </div>
    </div>
  )
}

/** The pictures that a lesson may use. */
export const pictures = {
  ApiTraffic: lazyPicture((all) => all.ApiTraffic, 24),
  CapabilityMatrix: lazyPicture((all) => all.CapabilityMatrix, 30),
  CgroupMeters: lazyPicture((all) => all.CgroupMeters, 27),
  NamespaceMap: lazyPicture((all) => all.NamespaceMap, 24),
  PacketPath: lazyPicture((all) => all.PacketPath, 28),
  ProcessTree: lazyPicture((all) => all.ProcessTree, 24),
  VmBesideContainer: lazyPicture((all) => all.VmBesideContainer, 28),
}
