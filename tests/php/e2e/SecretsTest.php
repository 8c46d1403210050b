<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Profile;

/** After a whole story no key and no password is anywhere in clear. */
final class SecretsTest extends AddonTestCase
{
    use PressesButtons;

    private const NEW_KEY = 'NK-4f1d77c2ab90';

    /** Enough of a secret to find what was cut short, e.g. in the trace of an exception. */
    private const TELLING = 12;

    /** @var array<string, string> what is seeded, by what it is */
    private array $secrets = [];

    /** @var list<string> what pages and commands answered */
    private array $answers = [];

    /** @return array<string, array{bool}> */
    public static function profiles(): array
    {
        return ['password fields in clear' => [false], 'password fields encrypted' => [true]];
    }

    /** @dataProvider profiles */
    public function testTheyAreNowhere(bool $encrypted): void
    {
        $this->site->deactivate('aflexi_cdn');
        $this->site->useProfile(new Profile(moduleLog: true, passwordFieldsEncrypted: $encrypted));
        $this->site->pdo()->exec("UPDATE tblconfiguration SET value = 'on' WHERE setting = 'ModuleDebugMode'");
        $this->site->activate('aflexi_cdn');
        $this->configure(['log_level' => 'debug', 'welcome_email' => 'on']);
        $this->secrets['the first key'] = $this->sandbox->key;

        $this->story();

        self::assertCount(12, array_unique($this->secrets));
        $found = [];
        foreach ($this->places() as $place => $content) {
            foreach ($this->secrets as $what => $secret) {
                foreach (self::guises($secret) as $guise) {
                    self::assertFalse(stripos($content, $guise), "There is $what in $place.");
                }
            }
            if (str_contains($content, 'ada@example.test') || str_contains($content, 'aflexi_cdn')) {
                $found[] = $place;
            }
        }
        // The search does find what is there.
        $told = ['the table tblclients', 'the table tblemails', 'the page ' . self::PAGE,
            'the page ' . self::PUBLISHERS, 'the page ' . self::PAGE . '&page=publishers_csv',
            "the client's page index.php?m=aflexi_cdn", 'an answer', 'an exception', 'the addon, printed'];
        self::assertSame([], array_diff($told, $found));
    }

    /** Everything that goes well and everything that goes wrong. */
    private function story(): void
    {
        foreach (['ada', 'bob', 'cy'] as $name) {
            $this->buyer($name);
        }
        $this->seedPasswordsOfClients();
        $faults = [
            ['kind' => 'drop_after', 'method' => 'user.create', 'times' => 1],
            ['kind' => 'truncated', 'method' => 'user.create', 'times' => 1],
            ['kind' => 'fault', 'code' => 1999, 'message' => "Odd: {$this->sandbox->key}", 'times' => 1],
            ['kind' => 'html', 'times' => 1],
        ];
        foreach ($faults as $fault) {
            $this->sandbox->setFaults($fault);
            $this->answers[] = $this->save([$this->product('boost')])->body;
            $this->anHourLater();
            $this->answers[] = $this->site->cron();
        }
        $this->sandbox->clearFaults();
        $this->answers[] = $this->press('check')->body;
        $this->noteThePasswordsThatHold('a password');
        $this->setNewPasswords();
        $this->withoutATable('jobs');
        $this->withoutATable('accounts');
        $this->rotateTheKey();
        $this->answers[] = $this->press('check')->body;
        $this->answers[] = $this->save([])->body;
        $this->answers[] = $this->save([$this->product('boost')])->body;
        $this->answers[] = $this->press('pass')->body;
        $this->answers[] = $this->site->cron(daily: true);
        $this->assertInLine();
    }

    /** What WHMCS knows of clients and services is nobody's business either. */
    private function seedPasswordsOfClients(): void
    {
        $this->secrets['the password of a client'] = 'client-7c1f90b2e5';
        $this->secrets['the password of a service'] = 'service-55e0aa1c93';
        $this->secrets['the password of a server'] = 'server-0b77dd42f8';
        $this->site->pdo()->exec("UPDATE tblclients SET password = '{$this->secrets['the password of a client']}'");
        $this->site->pdo()->exec("UPDATE tblhosting SET password = '{$this->secrets['the password of a service']}'");
        $this->site->pdo()->exec("UPDATE tblservers SET password = '{$this->secrets['the password of a server']}'");
    }

    private function noteThePasswordsThatHold(string $what): void
    {
        foreach ($this->accounts() as $name) {
            $this->secrets["$what of $name"] = $this->passwordAtThePlatform($name);
            // An admin looks, and the answer is his alone.
            self::assertSame($this->secrets["$what of $name"], $this->passwordShown($name));
        }
    }

    private function setNewPasswords(): void
    {
        $this->answers[] = $this->pressIn('ada/42', 'password')->body;
        $this->sandbox->setFaults(['kind' => 'drop_after', 'method' => 'security.update', 'times' => 1]);
        $this->answers[] = $this->pressIn('bob/42', 'password')->body;
        $fault = ['kind' => 'fault', 'code' => 1302, 'message' => 'too weak'];
        $this->sandbox->setFaults($fault + ['method' => 'security.update', 'times' => 1]);
        $this->answers[] = $this->pressIn('cy/42', 'password')->body;
        $this->anHourLater();
        $this->answers[] = $this->site->cron();
        $this->answers[] = $this->pressIn('cy/42', 'password')->body;
        $this->noteThePasswordsThatHold('a new password');
    }

    private function withoutATable(string $table): void
    {
        $this->site->pdo()->exec("RENAME TABLE mod_aflexi_cdn_$table TO mod_aflexi_cdn_away");
        $this->answers[] = $this->page()->body;
        $this->answers[] = $this->page(self::PUBLISHERS)->body;
        $this->answers[] = $this->site->cron();
        $this->site->pdo()->exec("RENAME TABLE mod_aflexi_cdn_away TO mod_aflexi_cdn_$table");
    }

    private function rotateTheKey(): void
    {
        $this->secrets['the second key'] = self::NEW_KEY;
        $this->secrets['a wrong key'] = 'WK-90be11c7d3ef';
        $this->sandbox->setKey(self::NEW_KEY);
        $this->answers[] = $this->save([])->body;
        $this->configure(['auth_key' => $this->secrets['a wrong key'], 'log_level' => 'debug']);
        $this->answers[] = $this->press('check')->body;
        $this->answers[] = $this->site->cron();
        $this->configure(['auth_key' => self::NEW_KEY, 'log_level' => 'debug', 'concurrency' => '4']);
        $this->answers[] = $this->site->cron();
    }

    /** @return list<string> the forms in which a secret could be written */
    private static function guises(string $secret): array
    {
        $part = substr($secret, 0, self::TELLING);

        return [$part, strrev($part), bin2hex($part), base64_encode($part), ...array_map(
            // Within a longer text, base64 is cut at other places.
            static fn (int $offset): string => substr(base64_encode(str_repeat(' ', $offset) . $part), 4, 10),
            [1, 2]
        )];
    }

    /** @return iterable<string, string> every place that somebody may read, with its content */
    private function places(): iterable
    {
        foreach ($this->column('SHOW TABLES') as $table) {
            yield "the table $table" => serialize($this->rows($table));
        }
        foreach (['', '/sessions', '/fpm', '/nginx'] as $directory) {
            foreach (array_filter(glob($this->site->directory() . "$directory/*"), 'is_file') as $file) {
                yield "the file $file" => file_get_contents($file);
            }
        }
        $settings = 'configaddonmods.php';
        $ada = $this->site->pdo()->query("SELECT userid, id FROM tblhosting WHERE username = 'ada'")->fetch();
        $service = "clientsservices.php?userid=$ada[userid]&id=$ada[id]";
        $csv = self::PAGE . '&page=publishers_csv';
        foreach ([self::PAGE, self::PUBLISHERS, $csv, $service, $settings, 'index.php'] as $path) {
            yield "the page $path" => $this->page($path)->body;
        }
        $client = $this->site->client((int) $ada['userid']);
        foreach (['index.php?m=aflexi_cdn', "index.php?m=aflexi_cdn&service=$ada[id]", 'clientarea.php'] as $path) {
            yield "the client's page $path" => $client->get($path)->body;
        }
        yield 'an answer' => implode("\n", $this->answers);
        yield 'an exception' => $this->exceptions();
        yield 'the addon, printed' => $this->printed();
    }

    /** @return list<array<string, mixed>> of a table, without the passwords of clients, services and servers */
    private function rows(string $table): array
    {
        $rows = $this->site->pdo()->query("SELECT * FROM `$table`")->fetchAll(\PDO::FETCH_ASSOC);
        $hidden = in_array($table, ['tblclients', 'tblhosting', 'tblservers'], true) ? ['password' => ''] : [];

        return array_map(static fn (array $row): array => array_diff_key($row, $hidden), $rows);
    }

    /** Whatever can be thrown, with the whole trace. */
    private function exceptions(): string
    {
        return (string) Program::evaluate($this->site, <<<'PHP'
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            ini_set('zend.exception_ignore_args', '0');
            $addon = WHMCS\Module\Addon\AflexiCdn\Extension::addon();
            $pdo = WHMCS\Database\Capsule::connection()->getPdo();
            $id = (int) $pdo->query('SELECT MIN(id) FROM mod_aflexi_cdn_accounts')->fetchColumn();
            $text = '';
            $attempts = [
                static function () use ($addon) {
                    $addon->reveal(999999, 'admin 1');
                },
                static function () use ($addon) {
                    $addon->work(1, 'moon');
                },
                static function () use ($addon, $pdo, $id) {
                    $pdo->exec('RENAME TABLE mod_aflexi_cdn_log TO mod_aflexi_cdn_away');
                    $addon->reveal($id, 'admin 1');
                },
                static function () use ($addon, $pdo, $id) {
                    $addon->newPassword($id, 'admin 1');
                },
                static function () use ($addon) {
                    $addon->work(1, 'page');
                },
                static function () use ($pdo, $id) {
                    $fail = static function () {
                        throw new RuntimeException('No.');
                    };
                    (new Aflexi\Cdn\Addon($pdo, $fail, $fail))->check();
                },
            ];
            foreach ($attempts as $number => $attempt) {
                try {
                    $attempt();
                } catch (Throwable $error) {
                    $text .= "$number: $error\n" . print_r($error->getTrace(), true);
                }
            }
            $pdo->exec('RENAME TABLE mod_aflexi_cdn_away TO mod_aflexi_cdn_log');
            return $text . implode(',', array_keys($attempts));
            PHP);
    }

    /** The addon's object after it has worked, as debuggers and error pages print objects. */
    private function printed(): string
    {
        return (string) Program::evaluate($this->site, <<<'PHP'
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            $addon = WHMCS\Module\Addon\AflexiCdn\Extension::addon();
            $answers = [$addon->work(5, 'page'), $addon->check(), $addon->status(), $addon->products(),
                $addon->publishers(), $addon->unsettled(), $addon->packages(), $addon->readPackages()];
            ob_start();
            var_dump($addon);
            return ob_get_clean() . print_r($addon, true) . print_r($answers, true) . ' of aflexi_cdn';
            PHP);
    }
}
