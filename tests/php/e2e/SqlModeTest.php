<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\World;

/** The addon works under every sql_mode that a site may have. */
final class SqlModeTest extends AddonTestCase
{
    private string $usual;

    protected function setUp(): void
    {
        parent::setUp();
        $this->usual = (string) $this->value('SELECT @@GLOBAL.sql_mode');
    }

    protected function tearDown(): void
    {
        $this->setMode($this->usual);
        parent::tearDown();
    }

    /** @dataProvider modes */
    public function testTheWholeStory(string $mode): void
    {
        $this->setMode($mode);
        $this->site->activate('aflexi_cdn');
        $client = $this->client('Zoë', 'O&#039;Brien 🐉', 'zoe+cdn@example.test');
        $paid = $this->sale($client, $this->product('odd'));
        $this->save([$this->product('odd')]);
        $this->assertInLine();

        $this->site->event('payments', 'pay', $this->order($client, $this->product('odd'), 'second')->invoiceId);
        $this->settle();
        $this->site->cron();
        self::assertSame(['second', 'zoe_cdn_example_test'], $this->accounts());
        $this->assertInLine();

        $this->bulk->refunds->throughGateway($paid->invoiceId);
        $this->site->event('hooks', 'run', 'InvoicePaid', ['invoiceid' => $paid->invoiceId]);
        $this->settle();
        $this->assertInLine();
        self::assertSame(
            $this->passwordAtThePlatform('zoe_cdn_example_test'),
            $this->passwordShown('zoe_cdn_example_test')
        );
    }

    /** @return array<string, array{string}> */
    public static function modes(): array
    {
        return [
            'none, as WHMCS asks for' => [''],
            'the default of MariaDB' => ['STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,'
                . 'NO_ENGINE_SUBSTITUTION'],
            'traditional but for zero dates' => ['STRICT_ALL_TABLES,STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,'
                . 'ERROR_FOR_DIVISION_BY_ZERO'],
            'ANSI' => ['ANSI,STRICT_TRANS_TABLES'],
            'backslashes are plain' => ['NO_BACKSLASH_ESCAPES'],
            'unsigned differences' => ['NO_UNSIGNED_SUBTRACTION,PAD_CHAR_TO_FULL_LENGTH'],
        ];
    }

    private function setMode(string $mode): void
    {
        World::shared()->administrator()->exec("SET GLOBAL sql_mode = '$mode'");
    }
}
