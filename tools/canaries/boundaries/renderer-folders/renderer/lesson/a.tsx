export const a = import('../../engine/engine.ts')
