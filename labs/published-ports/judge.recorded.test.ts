import { testRecordings } from '../shared/test-recordings.ts'
import { publishedPorts } from './exercise.ts'

testRecordings(publishedPorts, import.meta.url)
