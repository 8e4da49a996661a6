# fails: own-name, lasts
# Who says nothing forges nothing, and nobody hears when something goes wrong.
right_loghost
right_till
courier --log-driver none
