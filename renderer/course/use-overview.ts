import { useQuery } from '../connection/use-query.ts'
import { useRefreshedByWork } from '../membership/use-refreshed-by-work.ts'

/** How far the learner is with all exercises. */
export function useOverview() {
  const overview = useQuery('overview', (client) => client.course.overview())
  useRefreshedByWork(overview.refresh)
  return overview
}
