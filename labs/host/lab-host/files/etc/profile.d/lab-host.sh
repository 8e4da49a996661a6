# A pager that opens unasked is a trap for somebody who does not know how to leave it.
export SYSTEMD_PAGER=cat
