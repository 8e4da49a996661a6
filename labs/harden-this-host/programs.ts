import type { Params } from '../../contract/index.ts'
import { INSIDE_PORT, TRIAL } from './planted.ts'

/**
 * Bash that writes what the three programs are made of into `shop/`, `till/` and `books/`: the same on both hosts, so
 * that the shop works the same before and after.
 */
export const programs = ({ word }: Params) => `
mkdir -p shop/srv/www till/srv/www/cgi-bin books/srv/www/cgi-bin
echo '<h1>The shop</h1><p>Today: ${word}</p>' > shop/srv/www/index.html
cat > till/srv/www/cgi-bin/order <<'END'
#!/bin/sh
# order?NAME=WHAT: keeps an order, and says so in its log.
name=\${QUERY_STRING%%=*} what=\${QUERY_STRING#*=}
printf 'Content-Type: text/plain\\r\\n\\r\\n'
case $name$what in *[!a-z0-9-]*|'') echo 'What?'; exit ;; esac
if echo "$what" > "/orders/$name"; then
  echo "sold $name $what" >&2
  echo 'Sold.'
else
  echo 'The till is stuck.'
fi
END
cat > books/srv/www/cgi-bin/list <<'END'
#!/bin/sh
# All orders: name and what.
printf 'Content-Type: text/plain\\r\\n\\r\\n'
for order in /orders/*; do
  if read -r what < "$order"; then echo "\${order##*/} $what"; fi
done
END
chmod 755 till/srv/www/cgi-bin/order books/srv/www/cgi-bin/list
`

export const serve = `["httpd", "-f", "-p", "${INSIDE_PORT}", "-h", "/srv/www"]`

/** What is asked of the running shop, from outside. */
export const orderPath = (what: string) => `/cgi-bin/order?${TRIAL}=${what}`
export const listPath = '/cgi-bin/list'
