<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Day;

use PDO;
use WHMCS\Database\Capsule;
use WhmcsHost\Configuration;
use WhmcsHost\Engine\Clock;

/**
 * The clock of a site: its database's, from which the addon takes all time, and WHMCS's.
 *
 * It stands still until it is moved. Connections that are made later begin with it, whichever process makes them.
 */
final class SiteClock
{
    private readonly PDO $administrator;
    private readonly int $began;
    private int $now;

    public function __construct(Configuration $site, private readonly Clock $whmcs)
    {
        $this->administrator = new PDO("mysql:unix_socket=$site->dbSocket", 'root', '');
        $today = Capsule::connection()->getPdo()->prepare('SELECT UNIX_TIMESTAMP(?)');
        $today->execute([$whmcs->now()]);
        $this->began = $this->now = (int) $today->fetchColumn();
        $this->set();
    }

    /** Seconds since it began. */
    public function passed(): int
    {
        return $this->now - $this->began;
    }

    /** Moves it to so many seconds after it began, never back. */
    public function moveTo(int $seconds): void
    {
        $by = max(0, $this->began + $seconds - $this->now);
        $this->now += $by;
        $this->whmcs->advance("$by seconds");
        $this->set();
    }

    /** Connections that are made from now on have the server's time again. */
    public function release(): void
    {
        $this->administrator->exec("SET GLOBAL init_connect = ''");
    }

    private function set(): void
    {
        $this->administrator->exec("SET GLOBAL init_connect = 'SET timestamp = $this->now'");
        Capsule::connection()->getPdo()->exec("SET timestamp = $this->now");
    }
}
