# fails: other
# They are bounded and neat, and on the machine that an intruder would have.
logs='"log-driver": "json-file", "log-opts": { "max-size": "1m", "max-file": "3" }'
host
shop
