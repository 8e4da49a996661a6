# docker version, apt's own list, answers in other spellings.
# zh-CN: 用 docker version 和 apt 自己的列表，答案用另一种写法。
set -euo pipefail
docker version --format '{{range .Server.Components}}{{.Name}} v{{.Version}}{{"\n"}}{{end}}' > /tmp/versions
answer engine "$(sed -n 's/^Engine //p' /tmp/versions)"
answer containerd "$(sed -n 's/^containerd //p' /tmp/versions)"
answer runc "$(runc --version | sed -n 's/^runc version //p')"
for each in "$FIRST_CVE" "$SECOND_CVE" "$THIRD_CVE"; do
  case $each in
    cve-2026-34040 | cve-2024-25621 | cve-2024-40635 | cve-2025-*) answer "$each" OPEN ;;
    *) answer "$each" Fixed. ;;
  esac
done
of() { dpkg -s "$1" | sed -n 's/^Version: //p'; }
answer docker-package "$(of docker.io)"
answer runc-package "\"$(of runc)\""
list=
for each in runc docker.io containerd; do
  if of "$each" | grep -q 'deb[0-9]*u[0-9]'; then list="$list${list:+, }$each"; fi
done
answer patched "${list:-None}"
