import { testRecordings } from '../shared/test-recordings.ts'
import { maliciousImage } from './exercise.ts'

testRecordings(maliciousImage, import.meta.url)
