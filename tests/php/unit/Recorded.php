<?php

namespace AflexiCdn\Tests\Unit;

/** What the stand-ins of WHMCS and of the extension were asked. */
final class Recorded
{
    /** @var array<string, list<callable>> */
    public static $hooks = [];

    /** @var list<array{string, int}> */
    public static $log = [];

    /** @var list<list<mixed>> */
    public static $calls = [];
}
