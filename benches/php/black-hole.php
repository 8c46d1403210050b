<?php

/** Accepts connections on a free port of 127.0.0.1 and never answers: `listening on PORT`, `accepted TIME` by hrtime(). */

declare(strict_types=1);

$server = stream_socket_server('tcp://127.0.0.1:0');
$name = stream_socket_get_name($server, false);
printf("listening on %d\n", substr($name, strrpos($name, ':') + 1));
$held = [];
while (true) {
    $held[] = stream_socket_accept($server, -1);
    printf("accepted %d\n", hrtime(true));
}
