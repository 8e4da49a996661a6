import { testRecordings } from '../shared/test-recordings.ts'
import { sharedKernel } from './exercise.ts'

testRecordings(sharedKernel, import.meta.url)
