<?php

declare(strict_types=1);

namespace WhmcsHost\Expectation;

/** Whether a service is entitled to its account. Keep neither starts nor stops one. */
enum Verdict
{
    case Yes;
    case No;
    case Keep;

    /** Any No wins, then Keep, then Yes. */
    public static function all(self ...$verdicts): self
    {
        return match (true) {
            in_array(self::No, $verdicts, true) => self::No,
            in_array(self::Keep, $verdicts, true) => self::Keep,
            default => self::Yes,
        };
    }
}
