# fails: till-arrives, own-name, lasts
# A rule that was meant for noise stops all that daemons say, and containers count as daemons.
collect 'daemon.* stop
  action(type="omfile" dynaFile="perProgram")'
right_start
opened --runtime --permanent
right_services
