<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Day;

use PDO;
use WhmcsHost\Configuration;
use WhmcsHost\Wait;

/** Who is connected to the site's database: whoever works on the site is, until it has ended. */
final class Connections
{
    private readonly PDO $administrator;

    /** @var list<int> those who stay */
    private readonly array $known;

    public function __construct(private readonly Configuration $site)
    {
        $this->administrator = new PDO("mysql:unix_socket=$site->dbSocket", 'root', '');
        $this->known = $this->all();
    }

    /** Waits until whoever came later has gone. */
    public function waitForOthers(): void
    {
        Wait::until(fn (): bool => array_diff($this->all(), $this->known) === [], 30.0, 'the work after responses');
    }

    /** @return list<int> */
    private function all(): array
    {
        $of = $this->administrator->prepare('SELECT id FROM information_schema.processlist WHERE user = ?');
        $of->execute([$this->site->dbUsername]);

        return $of->fetchAll(PDO::FETCH_COLUMN);
    }
}
