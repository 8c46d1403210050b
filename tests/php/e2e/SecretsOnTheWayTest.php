<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Wait;

/** What is sent, and what can be seen of processes at work, holds secrets only where it must. */
final class SecretsOnTheWayTest extends AddonTestCase
{
    use PressesButtons;

    private const SETTING_A_PASSWORD = ['security.update', 'user.create'];

    public function testPasswordsAreSentWhereTheyAreSetAndTheKeyInBodiesAlone(): void
    {
        $proxy = new GarblingProxy($this->site->directory(), $this->sandbox->url());
        try {
            $this->configure(['api_url' => $proxy->url()]);
            $this->buyer('ada');
            $bob = $this->buyer('bob');
            $this->save([$this->product('boost')]);
            $passwords = [$this->passwordAtThePlatform('ada'), $this->passwordAtThePlatform('bob')];
            $this->pressIn('ada/42', 'password');
            $passwords[] = $this->passwordShown('ada');
            $this->bulk->services->setStatus($bob->service, 'Suspended');
            $this->site->cron();
            $this->press('check');
            $this->site->cron(daily: true);
            [$heads, $bodies] = [$proxy->sent('heads'), $proxy->sent('bodies')];
        } finally {
            $proxy->stop();
        }

        self::assertCount(3, array_unique($passwords));
        foreach ($passwords as $password) {
            $with = array_filter($bodies, static fn (string $body): bool => str_contains($body, $password));
            self::assertCount(1, $with, 'It is sent when it is set, and not again.');
            self::assertContains(key($with), self::SETTING_A_PASSWORD);
        }
        self::assertGreaterThan(5, count($bodies));
        foreach ($bodies as $method => $body) {
            self::assertStringContainsString($this->sandbox->key, $body, $method);
            foreach ([$this->sandbox->key, ...$passwords] as $secret) {
                self::assertStringNotContainsString($secret, $heads[$method], $method);
            }
        }
    }

    /** Under CGI a visitor's header can name one. */
    public function testAProxyThatTheEnvironmentNamesGetsNothing(): void
    {
        $answer = Program::evaluate($this->site, <<<'PHP'
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            foreach (['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'] as $name) {
                // Nobody listens there.
                putenv("$name=http://127.0.0.1:1");
            }
            return WHMCS\Module\Addon\AflexiCdn\Extension::addon()->check();
            PHP);

        self::assertSame('connected', $answer['code']);
    }

    /** So nothing is in the environment that a core dump keeps, or in what `ps` shows to everybody. */
    public function testNoProcessHasASecretInItsEnvironmentOrCommandLine(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->buyer('bob');
        $secrets = [$this->sandbox->key, $this->passwordAtThePlatform('ada')];
        $this->sandbox->setLatency(700);
        $calls = $this->sandbox->state()['total_calls'];
        [$cron] = Program::startCrons($this->site, 1);
        $underWay = fn (): bool => $this->sandbox->state()['total_calls'] > $calls;
        Wait::until($underWay, 20.0, 'cron to be at work');

        $seen = self::processes();

        self::assertTrue($cron->isRunning(), 'They were looked at while it worked.');
        $cron->end();
        $this->sandbox->setLatency(0);
        $secrets[] = $this->passwordAtThePlatform('bob');
        foreach (['php-fpm', 'cron.php', 'mariadbd', 'nginx'] as $program) {
            self::assertNotEmpty(preg_grep("~$program~", $seen), $program);
        }
        // The platform's stand-in is told the key at its start: the search does find what is there.
        $told = array_filter($seen, fn (string $text): bool => str_contains($text, $this->sandbox->key));
        self::assertStringContainsString('aflexi-sandbox', implode("\n", $told));
        foreach ($secrets as $secret) {
            $with = array_filter($seen, static fn (string $text): bool => str_contains($text, $secret));
            self::assertSame([], preg_grep('~aflexi-sandbox~', $with, PREG_GREP_INVERT));
        }
    }

    /** @return array<int, string> command line and environment of every process */
    private static function processes(): array
    {
        $processes = [];
        foreach (glob('/proc/[0-9]*') as $process) {
            $command = (string) @file_get_contents("$process/cmdline");
            if ($command !== '') {
                $processes[(int) basename($process)] = $command . @file_get_contents("$process/environ");
            }
        }

        return $processes;
    }
}
