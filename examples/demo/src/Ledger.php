<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Comparison;
use WhmcsHost\Expectation;
use WhmcsHost\Server\Sandbox;

/** The accounts as WHMCS wants them beside the accounts as Aflexi has them. What WHMCS wants is not asked of the addon. */
final class Ledger
{
    private Expectation $expectation;

    public function __construct(private readonly Sandbox $sandbox, int $addonId)
    {
        $this->expectation = new Expectation($addonId);
    }

    /** How things are, now that the addon has caught up. */
    public function audit(): Audit
    {
        $state = $this->sandbox->state();
        $actual = Comparison::accounts($state);
        $wanted = $this->expectation->accounts($actual);

        return new Audit($wanted, $actual, Comparison::differences($wanted, $state), $this->expectation->refused());
    }

    /** How many accounts are not yet as they should be. Asked while the addon works, and remembers nothing. */
    public function outstanding(): int
    {
        $actual = Comparison::accounts($this->sandbox->state());
        $wanted = (clone $this->expectation)->accounts($actual);

        return count(array_filter(
            $wanted,
            static fn (array $account, string $name): bool => $account !== ($actual[$name] ?? null),
            ARRAY_FILTER_USE_BOTH,
        ));
    }
}
