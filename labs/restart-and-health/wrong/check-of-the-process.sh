# fails: health-tells
# The process is there when it hangs, too.
checked --health-cmd 'pgrep httpd' "${pace[@]}"
