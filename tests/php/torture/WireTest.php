<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Wire\EveryFault;
use AflexiCdn\Torture\Wire\Fault;

/** Every fault at every call of a day: it is told for what it is, and when it is over all is in line. */
final class WireTest extends AddonTestCase
{
    private const METHODS = [Fault::IDENTIFY, 'user.get', 'user.create', 'user.update', 'publisherLink.get',
        'publisherLink.update', 'security.update', 'bandwidthPackage.get', 'bandwidthPackage.create',
        'bandwidthPackage.update', 'themability.get', 'stats.getSummaries'];

    public function testWhateverGoesWrongAtAnyCallIsToldAndPutRight(): void
    {
        $started = microtime(true);
        $played = Program::onStage($this->site, $this->sandbox, sprintf(
            "require_once %s;\nreturn (new \\%s(\$stage, %s, %s))->play(%d);",
            var_export(__DIR__ . '/bootstrap.php', true),
            EveryFault::class,
            var_export($this->sandbox->log, true),
            var_export($this->sandbox->key, true),
            Torture::pick(17, 1),
        ));

        Torture::say(
            '%d calls x %d faults: %d of %d cells played in %d s, %d of them without the call',
            count($played['calls']),
            $played['faults'],
            $played['played'],
            $played['cells'],
            microtime(true) - $started,
            $played['missed'],
        );
        self::assertSame([], array_diff(self::METHODS, $played['calls']), 'The day has every kind of call in it.');
        self::assertSame([], $played['troubles']);
        self::assertLessThan($played['played'] / 20, $played['missed']);
    }
}
