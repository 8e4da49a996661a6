# fails: health-tells
# Docker's own pace: a hang goes unnoticed for minutes.
checked --health-cmd "wget -q -T 2 -O /dev/null $url"
