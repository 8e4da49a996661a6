# fails: health-tells
# Docker's own pace: a hang goes unnoticed for minutes.
checked --health-cmd "wget -q -T 1 -O /dev/null $url"
