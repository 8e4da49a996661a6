export { engine } from '../engine/engine.ts'
