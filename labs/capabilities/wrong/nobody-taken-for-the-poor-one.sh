# fails: read
# It holds nothing now, because it is not root. Its ceiling is everybody's.
find_out
answer less "$PLAIN_NAME"
count
needed
exactly
