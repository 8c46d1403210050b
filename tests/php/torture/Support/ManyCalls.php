<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Support;

use Aflexi\Cdn\Addon;
use AflexiCdn\EndToEnd\Support\InProcess\Stage;

use function Aflexi\Cdn\build;
use function Aflexi\Cdn\hint;

/** Calls the extension over and over, and sees what the process holds of it. */
final class ManyCalls
{
    /** This part of the calls goes before the first look. */
    private const WARM_UP = 0.2;

    public function __construct(private readonly Stage $stage)
    {
    }

    /** @return array<string, int|float> how many calls were made, how many threw, and what the process holds more */
    public function cheap(int $calls): array
    {
        $pdo = $this->stage->pdo();
        $addon = $this->stage->cdn();
        $closure = static fn (string $text): string => $text;
        $ways = [
            static fn () => build(),
            static fn () => hint($pdo, 'service', -1, 'Torture'),
            static fn () => hint($pdo, 'nonsense', 1, 'Torture'),
            static fn () => hint($pdo, "\xff", 1, 'Torture'),
            static fn () => new Addon($pdo, $closure, $closure),
            static fn () => new Addon($pdo, $closure, 'no function'),
            static fn () => $addon->work(1, 'nobody'),
            static fn () => $addon->setMode(1, 'nonsense', 'Torture'),
            static fn () => $addon->save([1], [1], ['x' => 'y'], 'Torture'),
            static fn () => $addon->save([1], ['x'], [], 'Torture'),
            static fn () => $addon->adoptStrangers([1 => 'x'], 'Torture'),
            static fn () => $addon->createPackage('Torture', [1 => 'x'], 'Torture'),
        ];
        foreach ((new \ReflectionClass(Addon::class))->getMethods() as $method) {
            $name = $method->name;
            $ways[] = $method->getNumberOfParameters() > 0
                ? static fn () => $addon->$name(new \stdClass(), new \stdClass(), new \stdClass())
                : static fn () => $addon->$name(nonsense: 1);
        }

        return $this->repeat($ways, $calls);
    }

    /** The same for every function and method, with what it needs. */
    public function costly(int $calls): array
    {
        $every = new EveryCall($this->stage);
        $ways = array_map(static fn (string $name): \Closure => static function () use ($every, $name): void {
            $class = $every->call($name);
            if ($class !== '') {
                throw new $class();
            }
        }, $every->names());

        return $this->repeat($ways, $calls);
    }

    /** @param list<\Closure> $ways */
    private function repeat(array $ways, int $calls): array
    {
        $rounds = (int) ceil($calls / count($ways));
        $warm = (int) ceil($rounds * self::WARM_UP);
        $this->play($ways, $warm);
        $before = self::held();
        $started = microtime(true);
        $thrown = $this->play($ways, $rounds);
        $after = self::held();

        return [
            'calls' => $rounds * count($ways),
            'thrown' => $thrown,
            'seconds' => microtime(true) - $started,
            'bytes' => $after['bytes'] - $before['bytes'],
            'files' => $after['files'] - $before['files'],
        ];
    }

    /** @param list<\Closure> $ways */
    private function play(array $ways, int $rounds): int
    {
        $thrown = 0;
        for ($round = 0; $round < $rounds; $round++) {
            foreach ($ways as $way) {
                try {
                    $way();
                } catch (\Throwable) {
                    $thrown++;
                }
            }
        }

        return $thrown;
    }

    /** @return array{bytes: int, files: int} resident memory, and open files */
    private static function held(): array
    {
        gc_collect_cycles();
        [, $pages] = explode(' ', file_get_contents('/proc/self/statm'));

        return ['bytes' => (int) $pages * 4096, 'files' => count(scandir('/proc/self/fd'))];
    }
}
