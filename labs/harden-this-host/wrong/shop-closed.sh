# fails: kernel, host, network, image, container, other
# What does not run can't be attacked. It doesn't sell, either.
host
shop
docker stop -t 0 books
