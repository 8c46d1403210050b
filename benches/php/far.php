<?php

/**
 * A server far away: relays from a free port of 127.0.0.1 to another port, so many milliseconds there and back:
 * `php far.php PORT MS`. As TCP does, it takes one way there and back before the first byte of a connection.
 */

declare(strict_types=1);

[, $port, $milliseconds] = $argv;
$way = (int) $milliseconds * 500_000;
$server = stream_socket_server('tcp://127.0.0.1:0', $code, $message, context: stream_context_create([
    'socket' => ['tcp_nodelay' => true],
]));
$name = stream_socket_get_name($server, false);
printf("listening on %d\n", substr($name, strrpos($name, ':') + 1));

/** @var array<int, resource> $sockets */
$sockets = [];
/** @var array<int, int> $peers the socket at the other side */
$peers = [];
/** @var array<int, int> $opened from when on a client's bytes travel */
$opened = [];
/** @var list<array{int, int, string}> $travelling when it arrives, where, and what; nothing means the end */
$travelling = [];
while (true) {
    $wait = $travelling === [] ? 1_000_000_000 : max(0, $travelling[0][0] - hrtime(true));
    $readable = [-1 => $server] + $sockets;
    $none = null;
    stream_select($readable, $none, $none, intdiv($wait, 1_000_000_000), intdiv($wait % 1_000_000_000, 1_000));
    foreach ($readable as $id => $socket) {
        if ($id === -1) {
            $client = stream_socket_accept($server, 0);
            $target = stream_socket_client("tcp://127.0.0.1:$port", context: stream_context_create([
                'socket' => ['tcp_nodelay' => true],
            ]));
            foreach ([[$client, $target], [$target, $client]] as [$one, $other]) {
                stream_set_blocking($one, false);
                $sockets[(int) $one] = $one;
                $peers[(int) $one] = (int) $other;
            }
            $opened[(int) $client] = hrtime(true) + 2 * $way;
            continue;
        }
        $bytes = (string) fread($socket, 65_536);
        if ($bytes !== '' || feof($socket)) {
            $arrives = max(hrtime(true), $opened[$id] ?? 0) + $way;
            $travelling[] = [$arrives, $peers[$id], $bytes];
            if ($bytes === '') {
                unset($sockets[$id]);
            }
        }
    }
    usort($travelling, static fn (array $one, array $other): int => $one[0] <=> $other[0]);
    while ($travelling !== [] && $travelling[0][0] <= hrtime(true)) {
        [, $id, $bytes] = array_shift($travelling);
        if (!isset($sockets[$id])) {
            continue;
        }
        if ($bytes === '') {
            fclose($sockets[$id]);
            unset($sockets[$id]);
        } else {
            fwrite($sockets[$id], $bytes);
        }
    }
}
