# fails: board-stays
# The reload that brings the rule takes what was only open until then.
close_port
permanently --add-rich-rule="$right_rule"
reload
right_plain
