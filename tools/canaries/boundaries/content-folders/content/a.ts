import '../engine/engine.ts'
