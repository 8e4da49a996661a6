# fails: till-arrives, own-name, lasts
# The files are there and have a line each; the services did not write it.
right_loghost
till --log-opt max-size=2m --log-opt max-file=3
courier --log-opt max-size=2m --log-opt max-file=3
for name in "$TILL_NAME" "$COURIER_NAME"; do
  logger -n loghost -P "$LOG_PORT" -d --rfc3164 -t "$name" 'sold everything'
done
