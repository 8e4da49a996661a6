import { testRecordings } from '../shared/test-recordings.ts'
import { hardenThisHost } from './exercise.ts'

testRecordings(hardenThisHost, import.meta.url)
