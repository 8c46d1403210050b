<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\InProcess\EveryBoundary;
use AflexiCdn\EndToEnd\Support\Program;

/** `kill -9` between any two effects of a worker: ordinary crons put everything right afterwards. */
final class KilledWorkerTest extends AddonTestCase
{
    public function testWhereverItIsKilledNothingIsLostAndNothingDoubled(): void
    {
        $everyBoundary = 'return (new \\' . EveryBoundary::class . '($stage))->play();';
        $played = Program::onStage($this->site, $this->sandbox, $everyBoundary);

        fwrite(STDERR, sprintf(
            "\n%d boundaries: %d statements, %d calls\n",
            $played['boundaries'],
            $played['statements'],
            count($played['calls']),
        ));
        self::assertSame([], $played['troubles']);
        self::assertLessThan(4, count($played['missed']), implode(', ', $played['missed']));
        // The day has every kind of work in it.
        self::assertGreaterThan(30, $played['statements']);
        foreach (
            ['user.get', 'user.create', 'user.update', 'publisherLink.get', 'publisherLink.update', 'security.update',
            'bandwidthPackage.get', 'bandwidthPackage.create'] as $method
        ) {
            self::assertContains($method, $played['calls']);
        }
    }
}
