import { Shape } from './typescript-consistent-type-imports-shape.ts'

export const side = (shape: Shape) => shape.side
