// Imported first, so that an old Node says this rather than stumble over something newer.
if (Number(process.versions.node.split('.')[0]) < 20) {
  const { execPath, version, env } = process
  const chinese = /^zh/i.test(env.BULKHEAD_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  console.error(
    chinese
      ? `需要 Node 20 或更新的版本；${execPath} 是 ${version}。请安装更新的版本，然后重新启动。`
      : `This needs Node 20 or newer; ${execPath} is ${version}. Install a newer one and start again.`,
  )
  process.exit(1)
}
