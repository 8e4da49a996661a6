# fails: killed
# It never dies of its memory again, and one day somebody else does.
find_out
share
answer killed "$OOM_NAME"
run_again --restart unless-stopped
own_group
