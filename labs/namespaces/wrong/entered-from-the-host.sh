# fails: joined
# A shell of the host in the right place, beside a container that is where it was.
pair
address
helper --network none
options=
for kind in ${LENT/ +/}; do options="$options --$kind"; done
setsid nsenter -t "$(first "$LENDER")" $options sleep 1000 > /dev/null 2>&1 < /dev/null &
anew PAGE
anew CLOCK
