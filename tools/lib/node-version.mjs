// Imported first, so that an old Node says this rather than stumble over something newer.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `This needs Node 20 or newer; ${process.execPath} is ${process.version}. Install a newer one and start again.`,
  )
  process.exit(1)
}
