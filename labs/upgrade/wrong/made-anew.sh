# fails: till-kept
# A new till that was told what the old one knew. It was not open all the time.
right_all
new_till
