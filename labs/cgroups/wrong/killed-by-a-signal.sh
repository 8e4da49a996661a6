# fails: killed
# 137 as well; but the kernel had nothing to do with it.
find_out
share
killed
answer killed "$SIGNAL_NAME"
own_group
