import { createEngine } from '../../engine/create-engine.ts'

createEngine()
