import { testRecordings } from '../shared/test-recordings.ts'
import { egress } from './exercise.ts'

testRecordings(egress, import.meta.url)
