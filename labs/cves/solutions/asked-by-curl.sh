# From the API and from dpkg, with the versions compared by hand.
# zh-CN: 从 API 和 dpkg 获取，版本手工比较。
set -euo pipefail
components=$(curl -s --unix-socket /run/docker.sock http://localhost/version | jq -r '.Components[] | .Name + " " + .Version')
for each in Engine containerd runc; do
  answer "${each,,}" "$(sed -n "s/^$each //p" <<< "$components")"
done
for each in "$FIRST_CVE" "$SECOND_CVE" "$THIRD_CVE"; do
  case $each in
    cve-2026-34040) fixed=29.3.1 has=engine ;;
    cve-2024-25621) fixed=1.7.29 has=containerd ;;
    cve-2024-40635) fixed=1.7.27 has=containerd ;;
    cve-2025-*) fixed=1.2.8 has=runc ;;
    *) fixed=0 has=runc ;;
  esac
  older=$(printf '%s\n' "$(grep -o '^[0-9.]*[0-9]' "/root/answers/$has")" "$fixed" | sort -V | head -n 1)
  if [ "$older" = "$fixed" ]; then answer "$each" fixed; else answer "$each" open; fi
done
answer docker-package "$(dpkg-query -W -f '${Version}' docker.io)"
answer runc-package "$(dpkg-query -W -f '${Version}' runc)"
updated=
for each in containerd docker.io runc; do
  case $(dpkg-query -W -f '${Version}' "$each") in *+deb*u* | *~deb*u*) updated="$updated $each" ;; esac
done
answer patched "${updated:-none}"
