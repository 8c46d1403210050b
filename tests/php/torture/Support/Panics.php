<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Support;

use AflexiCdn\EndToEnd\Support\InProcess\Stage;

use function Aflexi\Cdn\hint;

/** Has the extension panic at its looks at the clock, one after the other, while it makes accounts. */
final class Panics
{
    private readonly \FFI $clock;

    /** @var list<string> class and message of what was thrown */
    private array $thrown = [];

    /** @param string $library failing_clock.c, which is loaded already */
    public function __construct(private readonly Stage $stage, string $library)
    {
        $this->clock = \FFI::cdef('extern long fails_at; extern long looks;', $library);
    }

    /** @return array{looks: int, panics: int, thrown: list<string>, troubles: list<string>} */
    public function play(int $few): array
    {
        $this->stage->enable(['boost']);
        $this->work(0);
        $looks = $this->clock->looks;
        $this->work(0);
        $looks = $this->clock->looks - $looks;
        $panics = 0;
        for ($look = 1; $look <= $looks; $look += max(1, intdiv($looks, $few))) {
            $this->work($look);
            $panics += (int) ($this->clock->fails_at === 0);
            $this->clock->fails_at = 0;
        }
        $this->stage->recover();

        return [
            'looks' => $looks,
            'panics' => $panics,
            'thrown' => $this->thrown,
            'troubles' => $this->stage->troubles(),
        ];
    }

    private function work(int $failsAt): void
    {
        static $number = 0;
        hint($this->stage->pdo(), 'service', $this->stage->buyer('buyer' . ++$number), 'Torture');
        $addon = $this->stage->cdn();
        $this->clock->fails_at = $failsAt;
        try {
            $addon->work(5, 'page');
        } catch (\Throwable $e) {
            $this->thrown[] = $e::class . ': ' . $e->getMessage();
        }
    }
}
