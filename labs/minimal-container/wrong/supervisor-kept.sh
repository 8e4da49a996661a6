# fails: one-process
# A script that starts again what ends. That is Docker's work, and it can do it better.
printf '%s\n' '#!/bin/sh' "while :; do httpd -f -p $PORT -h /srv/www; sleep 1; done" > supervise
chmod 755 supervise
image 'COPY supervise /bin/supervise' 'CMD ["supervise"]'
replace "$IMAGE"
