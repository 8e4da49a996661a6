# fails: keys-private
# The whole directory was copied, the CA's key with it.
right_all
scp -qr $dir client:/root/tls
