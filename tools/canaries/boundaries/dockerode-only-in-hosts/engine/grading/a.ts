export type A = import('dockerode').Container
