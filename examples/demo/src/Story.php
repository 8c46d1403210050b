<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Site;

/** The chapters of the demo, in order. */
final class Story
{
    private const CHAPTERS = [
        Story\Selling::class,
        Story\Money::class,
        Story\People::class,
        Story\Passes::class,
        Story\Products::class,
        Story\Trouble::class,
    ];

    private readonly Stage $stage;

    public function __construct(Site $site, Terminal $terminal)
    {
        $this->stage = new Stage($site, $terminal);
    }

    /** Whether Aflexi had what WHMCS wants after every scene. */
    public function tell(): bool
    {
        foreach (self::CHAPTERS as $chapter) {
            (new $chapter($this->stage))->tell();
        }
        $this->stage->scene->end($this->stage->audit());

        return $this->stage->scene->wasAlwaysInLine();
    }
}
