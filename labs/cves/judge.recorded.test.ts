import { testRecordings } from '../shared/test-recordings.ts'
import { cves } from './exercise.ts'

testRecordings(cves, import.meta.url)
