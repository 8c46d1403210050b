<?php

declare(strict_types=1);

namespace WhmcsHost;

/** How a site is to be started. */
final class Options
{
    /** The modules that the project ships, laid over the site. */
    public readonly string $modules;

    public function __construct(
        /** Where the site lives and its database stays; null: a temporary directory, removed at the end. */
        public readonly ?string $directory = null,
        /** The extension to load into FPM and cron; null: "extension not loaded". */
        public readonly ?string $extension = null,
        /** The Aflexi stand-in to start with the site. */
        public readonly ?string $sandbox = null,
        public readonly bool $strictSql = true,
        /** The database user of WHMCS may drop tables. */
        public readonly bool $mayDrop = true,
        /** The zone of PHP and the database; one that keeps the same offset all year. */
        public readonly string $timezone = 'Africa/Johannesburg',
        public readonly int $fpmWorkers = 4,
        /** What the database keeps in memory: InnoDB's buffer pool, as MariaDB writes sizes. */
        public readonly string $databaseMemory = '64M',
        /** How many clients with a history a new site gets; 0: the catalogue only. */
        public readonly int $clients = 0,
        public readonly bool $sampleAddon = false,
        public readonly Profile $profile = new Profile(),
        ?string $modules = null,
    ) {
        $this->modules = $modules ?? dirname(__DIR__, 3) . '/php';
    }

    /** The zone's offset as the database takes it, e.g. `+02:00`. */
    public function offset(): string
    {
        return (new \DateTimeImmutable('now', new \DateTimeZone($this->timezone)))->format('P');
    }
}
