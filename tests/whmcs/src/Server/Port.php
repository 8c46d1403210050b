<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

/** TCP ports of the loopback interface. */
final class Port
{
    /** A port nobody listens on. */
    public static function free(): int
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($socket, false);
        fclose($socket);
        return (int) substr($address, strrpos($address, ':') + 1);
    }

    /** Whether somebody accepts connections at the address, e.g. `tcp://127.0.0.1:80` or `unix:///run/x.sock`. */
    public static function accepts(string $address): bool
    {
        $socket = @stream_socket_client($address, timeout: 1);
        return $socket !== false && fclose($socket);
    }
}
