<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** What waits for an admin stays on the page until it is put right; what no longer holds is not shown. */
final class WaitingTest extends AddonTestCase
{
    public function testARefusedServiceIsNamedUntilItIsPutRight(): void
    {
        $boost = $this->product('boost');
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $boost, 'same');
        $second = $this->sale($this->client('Eve', 'Doe', 'eve@example.test'), $boost, 'same');
        $this->save([$boost]);

        $page = $this->page()->text();
        self::assertStringContainsString("Service #{$second->serviceIds[0]}", $page);
        self::assertStringContainsString('"same" belongs to client', $page);

        $rename = $this->site->pdo()->prepare('UPDATE tblhosting SET username = ? WHERE id = ?');
        $rename->execute(['other', $second->serviceIds[0]]);
        $this->save([$boost]);
        self::assertStringNotContainsString('belongs to client', $this->page()->text());
        self::assertSame(['other', 'same'], $this->accounts());
    }

    public function testARefusedLoginIsNotHeldAgainstACorrectedOne(): void
    {
        $boost = $this->product('boost');
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $boost, 'ada');
        $this->configure(['auth_key' => 'wrong']);
        $this->save([$boost]);
        self::assertStringContainsString('Aflexi refuses the user name or auth key', $this->page()->text());

        $this->configure();
        self::assertStringNotContainsString('Aflexi refuses', $this->page()->text());
        $this->site->cron();
        self::assertSame(['ada'], $this->accounts());
    }
}
