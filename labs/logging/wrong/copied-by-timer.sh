# fails: till-arrives, own-name, lasts
# A copy every hour: whoever comes in has an hour to make it another one.
right_loghost
till --log-opt max-size=2m --log-opt max-file=3
courier --log-opt max-size=2m --log-opt max-file=3
cat > /usr/local/sbin/copy-logs <<END
#!/bin/bash
for name in $TILL_NAME $COURIER_NAME; do
  docker logs "\$name" 2>&1 | ssh loghost "mkdir -p $LOG_ROOT/master; cat > $LOG_ROOT/master/\$name.log"
done
END
chmod 755 /usr/local/sbin/copy-logs
printf '%s\n' '[Service]' Type=oneshot 'Environment=HOME=/root' 'ExecStart=/usr/local/sbin/copy-logs' > /etc/systemd/system/copy-logs.service
printf '%s\n' '[Timer]' 'OnActiveSec=0' 'OnUnitActiveSec=1h' '[Install]' 'WantedBy=timers.target' > /etc/systemd/system/copy-logs.timer
systemctl daemon-reload
systemctl enable --quiet copy-logs.timer
systemctl start copy-logs.service
