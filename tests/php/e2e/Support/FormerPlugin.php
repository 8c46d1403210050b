<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use PDO;
use WhmcsHost\Server\Sandbox;

/** What the plugin of 2011 leaves in WHMCS and at the platform. */
final class FormerPlugin
{
    public function __construct(private readonly PDO $pdo, private readonly Sandbox $sandbox)
    {
    }

    /**
     * Its product addon, of which it named three columns.
     *
     * @param list<int> $products that come with CDN
     */
    public function leaveProductAddon(array $products): void
    {
        $mode = $this->pdo->query('SELECT @@sql_mode')->fetchColumn();
        $this->pdo->exec("SET SESSION sql_mode = ''");
        $this->pdo->prepare('INSERT INTO tbladdons (name, description, billingcycle, packages)'
            . " VALUES ('Aflexi CDN', 'CDN', 'Free Account', ?)")->execute([implode(',', $products)]);
        $this->pdo->exec('SET SESSION sql_mode = ' . $this->pdo->quote((string) $mode));
    }

    /** Its tables, in Latin-1, with its settings. */
    public function leaveTables(): void
    {
        foreach (['', '_publisher', '_package'] as $table) {
            $this->pdo->exec("CREATE TABLE mod_aflexicdn$table (`key` VARCHAR(255) NOT NULL, `value` TEXT NOT NULL,"
                . ' UNIQUE KEY `key` (`key`)) DEFAULT CHARSET=latin1');
        }
        $settings = [
            'auth_username' => $this->sandbox->operator,
            'auth_key' => $this->sandbox->key,
            'populate_domain' => 'no',
            'oauth_consumer_key' => 'oauth-key-in-clear',
            'oauth_consumer_secret' => 'oauth-secret-in-clear',
            'xmlrpc_core' => $this->sandbox->url(),
            'integration_operator' => 'http://portal.aflexi.net/mini_operator.php',
            'db_schema' => '20110310153500',
        ];
        foreach ($settings as $key => $value) {
            $this->set('', $key, $value);
        }
    }

    /** A publisher as it made them: called "First, Last", with a password that it keeps. */
    public function publisher(string $name, string $email, string $displayName): void
    {
        $this->sandbox->plant([
            'name' => $name,
            'email' => $email,
            'display_name' => $displayName,
            'package' => 'CDN Boost',
            'password' => self::passwordOf($name),
        ]);
        $this->password($name, self::passwordOf($name));
        $this->set('_package', $name, 'Stale');
    }

    /** A password that it keeps. */
    public function password(string $name, string $password): void
    {
        $this->set('_publisher', $name, $password);
    }

    /** The password of such a publisher. */
    public static function passwordOf(string $name): string
    {
        return "in-clear-$name";
    }

    private function set(string $table, string $key, string $value): void
    {
        $this->pdo->prepare("REPLACE INTO mod_aflexicdn$table (`key`, `value`) VALUES (?, ?)")->execute([$key, $value]);
    }
}
