/**
 * Bash functions that fill a registry's folder `$v2` as a push to `$repository` would have done:
 * `layer NAME FOLDER` makes NAME.tar and NAME.tar.gz, `image NAME LAYER...` an image from NAME.config, in which `@DIFFS@`
 * and `@ARCHITECTURE@` are replaced, and `tag NAME TAG` names it. Its digest is in NAME.digest. Nothing in them depends
 * on the time: the same content always comes to the same digest. Files in layers get the date `day`.
 */
export const storeFunctions = (day: string) => `
sum() { sha256sum "$1" | cut -d' ' -f1; }
blob() {
  local hex
  hex=$(sum "$1")
  mkdir -p "$v2/blobs/sha256/\${hex:0:2}/$hex" "$repository/_layers/sha256/$hex"
  cp "$1" "$v2/blobs/sha256/\${hex:0:2}/$hex/data"
  printf 'sha256:%s' "$hex" > "$repository/_layers/sha256/$hex/link"
  printf 'sha256:%s' "$hex"
}
layer() {
  tar --sort=name --mtime=${day} --owner=0 --group=0 --numeric-owner -C "$2" -cf "$1.tar" .
  gzip -1 -n -k "$1.tar"
}
image() {
  local name=$1 each diffs= layers= digest
  shift
  for each in "$@"; do
    diffs="$diffs,\\"sha256:$(sum "$each.tar")\\""
    layers="$layers,{\\"mediaType\\":\\"application/vnd.docker.image.rootfs.diff.tar.gzip\\",\\"size\\":$(stat -c %s "$each.tar.gz"),\\"digest\\":\\"$(blob "$each.tar.gz")\\"}"
  done
  sed -i "s|@DIFFS@|\${diffs#,}|; s|@ARCHITECTURE@|$(dpkg --print-architecture)|" "$name.config"
  printf '{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":%s,"digest":"%s"},"layers":[%s]}' \\
    "$(stat -c %s "$name.config")" "$(blob "$name.config")" "\${layers#,}" > compact
  # As \`docker push\` writes it, so that pushing it again gives the same digest.
  printf %s "$(jq --indent 3 . compact)" > "$name.manifest"
  digest=$(blob "$name.manifest")
  mkdir -p "$repository/_manifests/revisions/sha256/\${digest#*:}"
  printf %s "$digest" > "$repository/_manifests/revisions/sha256/\${digest#*:}/link"
  printf %s "$digest" > "$name.digest"
}
tag() {
  local digest
  digest=$(cat "$1.digest")
  mkdir -p "$repository/_manifests/tags/$2/current" "$repository/_manifests/tags/$2/index/sha256/\${digest#*:}"
  printf %s "$digest" > "$repository/_manifests/tags/$2/current/link"
  printf %s "$digest" > "$repository/_manifests/tags/$2/index/sha256/\${digest#*:}/link"
}
`
