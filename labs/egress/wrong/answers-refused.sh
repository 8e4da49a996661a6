# fails: strangers, lasting
# Nothing lets established connections through, so whoever asks the service gets no answer.
outward "$offer" '-j REJECT'
right_host
keep
