import { testRecordings } from '../shared/test-recordings.ts'
import { tampering } from './exercise.ts'

testRecordings(tampering, import.meta.url)
