import { testRecordings } from '../shared/test-recordings.ts'
import { minimalContainer } from './exercise.ts'

testRecordings(minimalContainer, import.meta.url)
