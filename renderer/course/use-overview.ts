import { useQuery } from '../connection/use-query.ts'

/** How far the learner is with all exercises. */
export const useOverview = () => useQuery('overview', (client) => client.course.overview())
