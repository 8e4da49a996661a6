/**
 * A name server in a page of Perl, which every lab host has. It answers with the addresses of /etc/hosts, read
 * each time, because setup runs before a host has a network. With a file's name it notes there what it was asked.
 */
const NAME_SERVER = String.raw`#!/usr/bin/perl
# A small name server: answers with the addresses of /etc/hosts, and notes what it was asked where it is told to.
use strict;
use warnings;
use IO::Socket::INET;
use Socket qw(inet_aton);

my $notes = shift;
my @asked;
my $socket = IO::Socket::INET->new(LocalPort => 53, Proto => 'udp') or die "port 53: $!";
while (1) {
  my $from = $socket->recv(my $query, 512);
  next unless defined $from && length $query > 16;
  my ($at, @labels) = (12);
  while ($at < length $query and my $size = ord substr $query, $at, 1) {
    push @labels, substr $query, $at + 1, $size;
    $at += 1 + $size;
  }
  next if $at + 5 > length $query;
  my $name = lc join '.', @labels;
  my $type = unpack 'n', substr $query, $at + 1, 2;
  if ($notes) {
    push @asked, $name =~ s/[^a-z0-9.-]/?/gr;
    shift @asked while @asked > 50;
    if (open my $file, '>', $notes) { print $file map { "$_\n" } @asked }
  }
  my %known;
  open my $hosts, '<', '/etc/hosts' or next;
  while (my $line = <$hosts>) {
    my ($address, @names) = split ' ', $line =~ s/#.*//sr;
    next unless $address && $address =~ /^[0-9.]+$/;
    $known{lc $_} = $address for @names;
  }
  my $found = $known{$name};
  my $record = $found && $type == 1 ? "\xc0\x0c" . pack('nnNn', 1, 1, 1, 4) . inet_aton($found) : '';
  my $head = pack 'nnnnnn', unpack('n', $query), 0x8180 | ($found ? 0 : 3), 1, $record ? 1 : 0, 0, 0;
  $socket->send($head . substr($query, 12, $at - 7) . $record, 0, $from);
}
`

/** Shell: a unit that runs the name server now and at every boot. */
export function nameServerUnit(notes = ''): string {
  return `cat > /usr/local/sbin/name-server <<'END'
${NAME_SERVER}END
chmod 755 /usr/local/sbin/name-server
cat > /etc/systemd/system/name-server.service <<'END'
[Unit]
Description=A small name server

[Service]
ExecStart=/usr/local/sbin/name-server ${notes}
Restart=on-failure

[Install]
WantedBy=multi-user.target
END
`
}
