import { testRecordings } from '../shared/test-recordings.ts'
import { apiFirewall } from './exercise.ts'

testRecordings(apiFirewall, import.meta.url)
