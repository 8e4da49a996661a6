import { testRecordings } from '../shared/test-recordings.ts'
import { dockerBench } from './exercise.ts'

testRecordings(dockerBench, import.meta.url)
