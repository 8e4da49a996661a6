# fails: filters-found, board-confined
# The script is repaired and the mode is tight, and the program itself may do what it could before. Only one of two answers.
sed -i 's|^exec|case $QUERY_STRING in *..*) echo no; exit ;; esac\nexec|' "/srv/vm/guest/www/cgi-bin/$BOARD"
chmod 600 "/srv/vm/guest/etc/$VAULT/key"
vm start
guards
answer without-filter "$BARE"
