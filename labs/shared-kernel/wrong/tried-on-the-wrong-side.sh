# fails: root-outside, refused-by-default
# Everything works for root of the host, so nothing was refused; and the word is somebody else's.
again
answer refused none
answer seal opal-12345
