import { testRecordings } from '../shared/test-recordings.ts'
import { resourceLimits } from './exercise.ts'

testRecordings(resourceLimits, import.meta.url)
