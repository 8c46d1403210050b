<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Support\Interruption;
use WhmcsHost\Seed;
use WhmcsHost\Wait;

/**
 * PHP ends a request in the middle of a call into the extension: wherever that comes back to PHP, in every way there
 * is. The one worker of PHP-FPM answers the next request, nothing is held, and cron puts things right.
 */
final class InterruptedCallTest extends AddonTestCase
{
    private const SCRIPT = 'interrupted.php';

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->runPhp(pool: ['pm.max_children' => 1]);
        $this->save([$this->product('boost')]);
        $bootstrap = __DIR__ . '/bootstrap.php';
        $class = '\\' . Interruption::class;
        file_put_contents(
            $this->site->root() . '/' . self::SCRIPT,
            "<?php require __DIR__ . '/init.php'; require '$bootstrap'; $class::serve();",
        );
    }

    protected function tearDown(): void
    {
        unlink($this->site->root() . '/' . self::SCRIPT);
        $log = file_get_contents($this->site->fpm()->log());
        $this->site->runPhp();
        parent::tearDown();
        self::assertStringNotContainsString('exited on signal', $log);
    }

    /** @dataProvider kinds */
    public function testWhereverTheExtensionComesBackToPhp(string $kind, string $complaint, int $few): void
    {
        $undisturbed = $this->work();
        self::assertSame(1, $undisturbed['report']['created']);
        $last = $undisturbed['reached'];
        $complaints = 0;
        $places = $this->places($last, Torture::pick($few, $last));
        foreach ($places as $place) {
            $connections = (int) $this->value('SELECT CONNECTION_ID()');
            $answer = $this->interrupted($kind, $place);
            $errors = $this->site->takePhpErrors();
            $complaints += preg_match($complaint, $answer . $errors);
            self::assertStringNotContainsString('seeded-secret', $answer . $errors);

            $this->assertNothingIsHeld($connections);
            $next = $this->work();
            self::assertSame($undisturbed['process'], $next['process'], 'The worker lives.');
            self::assertSame(['', null], [$next['thrown'], $next['report']['halted']], "after number $place");
        }

        Torture::say('%s: at %d of %d returns to PHP, told of %d', $kind, count($places), $last, $complaints);
        self::assertGreaterThan(0, $complaints);
        $this->anHourLater();
        $this->site->cron();
        $this->assertInLine();
        self::assertSame([], Program::onStage($this->site, $this->sandbox, 'return $stage->troubles();'));
    }

    /** @return array<string, array{string, string, int}> what PHP says of it, and how often it is tried at least */
    public static function kinds(): array
    {
        $complaints = [
            'exit' => ['/^Gone\.$/', 5],
            'destructor' => ['/^Gone\.$/', 5],
            'exception' => ['/"thrown":"Aflexi/', 5],
            'fatal' => ['/PHP Fatal error:  seeded-failure/', 5],
            'memory' => ['/PHP Fatal error:  Allowed memory size/', 5],
            'time' => ['/PHP Fatal error:  Maximum execution time/', 2],
            // PHP has nobody to tell; were it not to end, nobody else would be answered.
            'visitor' => ['/^$/', 3],
        ];

        return array_combine(Interruption::KINDS, array_map(
            static fn (string $kind): array => [$kind, ...$complaints[$kind]],
            Interruption::KINDS,
        ));
    }

    /** @return list<int> evenly from the first to the last */
    private function places(int $last, int $count): array
    {
        return array_values(array_unique(array_map(
            static fn (int $number): int => 1 + (int) round($number * ($last - 1) / max(1, $count - 1)),
            range(0, $count - 1),
        )));
    }

    /** A worker makes an account for one service. */
    private function work(): array
    {
        $answer = $this->site->visitor()->get($this->address('', 0))->body;

        return json_decode($answer, true, flags: JSON_THROW_ON_ERROR);
    }

    /** The same, interrupted; what the visitor still gets. */
    private function interrupted(string $kind, int $place): string
    {
        $visitor = $this->site->visitor();
        if ($kind !== 'visitor') {
            return $visitor->get($this->address($kind, $place))->body;
        }
        fclose($visitor->begin($this->address($kind, $place), []));

        return '';
    }

    private function address(string $kind, int $place): string
    {
        $services = Seed::bulk(1, $this->product('boost'));

        return self::SCRIPT . '?' . http_build_query([
            'kind' => $kind,
            'at' => $place,
            'services' => implode(',', $services),
        ]);
    }

    /** Whoever was at the database meanwhile has left it: no lock is held there, and no transaction is open. */
    private function assertNothingIsHeld(int $connections): void
    {
        $newer = "SELECT COUNT(*) FROM information_schema.processlist WHERE id > $connections"
            . ' AND id <> CONNECTION_ID()';
        Wait::until(fn (): bool => (int) $this->value($newer) === 0, 5.0, 'the end of connections');
    }
}
