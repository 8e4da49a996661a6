/** Names under which drawing is done by the processor; WebGL on those is slower than the DOM. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render|virtualbox|mesa offscreen/i

export function isSoftwareRenderer(name: string): boolean {
  return name === '' || software.test(name)
}

/** Whether a real graphics processor draws this page. */
export function hasRealGpu(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl) return false
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return typeof name === 'string' && !isSoftwareRenderer(name)
}
