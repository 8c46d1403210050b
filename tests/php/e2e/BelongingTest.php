<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** The login of another operator changes nothing at the platform (R12). */
final class BelongingTest extends AddonTestCase
{
    public function testItIsShownAndNothingIsWritten(): void
    {
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'), 'ada');
        $this->save([$this->product('boost')]);
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = '7' WHERE name = 'operator'");
        $this->sandbox->resetCounters();

        $page = $this->save([]);
        $this->anHourLater();
        $this->site->cron();

        $message = 'The settings belong to the Aflexi operator 42, but the accounts here to 7.';
        self::assertStringContainsString($message, $page->text());
        self::assertSame(0, $this->sandbox->state()['writes']);
        self::assertSame('ACTIVE', $this->sandbox->state()['accounts'][0]['status']);
    }
}
