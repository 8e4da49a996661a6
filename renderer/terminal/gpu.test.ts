import { expect, test } from 'vitest'
import { isSoftwareRenderer } from './gpu.ts'

test.each([
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', true],
  ['llvmpipe (LLVM 15.0.6, 256 bits)', true],
  ['Mesa/X.org, softpipe', true],
  ['Microsoft Basic Render Driver', true],
  ['Apple Software Renderer', true],
  ['', true],
  ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', false],
  ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', false],
  ['Apple M2', false],
])('%s: software is %s', (name, expected) => {
  expect(isSoftwareRenderer(name)).toBe(expected)
})
