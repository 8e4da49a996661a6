import { testRecordings } from '../shared/test-recordings.ts'
import { kernelGuards } from './exercise.ts'

testRecordings(kernelGuards, import.meta.url)
