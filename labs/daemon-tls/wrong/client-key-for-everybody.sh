# fails: keys-private
# A copy of client's key in /tmp, from bringing it over.
right_all
scp -q client-key.pem client:/tmp/client-key.pem
ssh -n client chmod 644 /tmp/client-key.pem
