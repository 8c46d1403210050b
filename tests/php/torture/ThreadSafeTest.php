<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Database;

/** The extension, built for a thread-safe PHP (ZTS), loads there and works. */
final class ThreadSafeTest extends AddonTestCase
{
    public function testItIsBuiltAndWorks(): void
    {
        if (!Torture::pick(false, true)) {
            self::markTestSkipped('It builds a PHP: only in the long form.');
        }
        $started = microtime(true);
        exec(dirname(__DIR__, 3) . '/scripts/zts 2>' . $this->site->directory() . '/zts.log', $built, $status);
        self::assertSame(0, $status, (string) @file_get_contents($this->site->directory() . '/zts.log'));
        [$php, $extension] = explode(' ', end($built));
        $this->buyer('ada');
        // Nobody works on this yet: the secrets below are this program's own.
        $this->configure(['auth_key' => '']);
        $this->save([$this->product('boost')]);
        $this->configure();
        $script = $this->site->directory() . '/thread-safe.php';
        file_put_contents($script, sprintf(
            <<<'PHP'
            <?php
            $pdo = new PDO('mysql:unix_socket=%s;dbname=%s;charset=utf8mb4', '%s', '%s');
            $addon = new Aflexi\Cdn\Addon($pdo, base64_encode(...), base64_decode(...));
            echo json_encode([PHP_ZTS, $addon->check()['code'], $addon->work(5, 'cron')['created'],
                $addon->publishers()['total']]);
            PHP,
            $this->site->mariaDb()->socket(),
            Database::NAME,
            Database::USER,
            Database::PASSWORD,
        ));

        exec("$php -n -d extension=$extension --ri aflexi_cdn", $information, $status);
        self::assertSame(0, $status);
        self::assertContains('Aflexi CDN for WHMCS => enabled', $information);
        exec("$php -n -d extension=$extension $script 2>&1", $printed, $status);
        Torture::say('Built for a thread-safe PHP, and that PHP, in %d s', microtime(true) - $started);

        self::assertSame([0, '[1,"connected",1,1]'], [$status, implode("\n", $printed)]);
        $this->assertInLine();
    }
}
