import type { ObservedImage } from '../observation.ts'
import { eachBounded } from './bounded.ts'
import type { DaemonApi } from './daemon-api.ts'

type Listed = Awaited<ReturnType<DaemonApi['images']>>[number]

/** More images than these are listed and not gone into. */
const MOST_DETAILED = 300
const AT_ONCE = 3
/** Docker's own limit on layers is 127; what makes no layer adds some. */
const MOST_STEPS = 500

/** All images; those that containers use with what made them, each asked about once. */
export async function readImages(
  api: Pick<DaemonApi, 'image' | 'history'>,
  listed: readonly Listed[],
  used: ReadonlySet<string>,
): Promise<ObservedImage[]> {
  const wanted = listed.filter(({ Id }) => used.has(Id)).slice(0, MOST_DETAILED)
  const details = new Map(
    await eachBounded(wanted, AT_ONCE, async ({ Id }) => [Id, await detailsOf(api, Id)] as const),
  )
  return listed.map(({ Id, RepoTags, RepoDigests, Created, Size }) => {
    const known = details.get(Id)
    return {
      id: Id,
      // What has no tag is listed so by some versions.
      tags: RepoTags.filter((tag) => tag !== '<none>:<none>'),
      digests: RepoDigests.filter((digest) => !digest.startsWith('<none>')),
      created: Created * 1000,
      size: Size,
      ...(known ? { details: known } : {}),
    }
  })
}

async function detailsOf(
  api: Pick<DaemonApi, 'image' | 'history'>,
  id: string,
): Promise<ObservedImage['details'] | undefined> {
  const [image, history] = await Promise.all([api.image(id), api.history(id)])
  if (image.is !== 'there' || history.is !== 'there') return undefined
  return {
    user: image.value.Config.User,
    history: history.value.slice(0, MOST_STEPS).map(({ CreatedBy, Comment, Size }) => ({
      createdBy: CreatedBy,
      comment: Comment,
      size: Size,
    })),
  }
}
