<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** hooks.php is loaded on every page of WHMCS. */
final class HooksTest extends TestCase
{
    /** Ids as WHMCS and others pass them; none may break a page. */
    private const EVENTS = [
        ['InvoicePaid', ['invoiceid' => '31', 'invoice' => null]],
        ['InvoicePaid', ['invoiceid' => 'x']],
        ['InvoicePaid', []],
        ['InvoicePaid', null],
        ['AfterCronJob', []],
    ];

    public function testLoadingItDefinesAndLoadsNothing(): void
    {
        $result = Child::run('hooks', []);

        $expected = ['functions' => [], 'classes' => [], 'files' => ['hooks.php'], 'autoloaders' => 0];
        self::assertSame($expected, $result['added']);
        self::assertSame(['InvoicePaid', 'AfterCronJob'], $result['points']);
        self::assertSame('', $result['stdout']);
    }

    public function testWithoutTheExtensionEveryHookDoesNothing(): void
    {
        $result = Child::run('hooks', ['fire' => self::EVENTS]);

        self::assertSame([], $result['thrown']);
        self::assertSame([], $result['calls']);
        self::assertSame([], $result['log']);
        self::assertSame('', $result['stdout']);
    }

    public function testAPaidInvoiceBecomesAHintAndTheCommandLineWorksInCronOnly(): void
    {
        $result = Child::run('hooks', ['fire' => self::EVENTS, 'extension' => ['work' => []]]);

        $hints = array_values(array_filter($result['calls'], static function (array $call) {
            return $call[0] === 'hint';
        }));
        self::assertSame(['hint', 'invoice', 31, 'InvoicePaid', 0], $hints[0]);
        self::assertSame([0, 0, 0], array_column(array_slice($hints, 1), 2));
        self::assertSame(['work', 0, 'cron'], end($result['calls']));
        self::assertSame(1, count(array_keys(array_column($result['calls'], 0), 'work')));
        self::assertSame([], $result['thrown']);
    }

    public function testAFailureStaysInsideAndIsLoggedOnceARequest(): void
    {
        $result = Child::run('hooks', ['fire' => self::EVENTS, 'extension' => ['throw' => "tables\n missing"]]);

        self::assertSame([], $result['thrown']);
        self::assertSame([['Aflexi CDN: InvoicePaid: tables  missing', 0]], $result['log']);
        self::assertSame('', $result['stdout']);
    }

    public function testAfterTheResponseWorkIsDoneOnceAndLast(): void
    {
        $calls = Child::run('after_response', ['extension' => ['work' => []]])['calls'];

        $names = array_values(array_diff(array_column($calls, 0), ['EncryptPassword', 'DecryptPassword']));
        self::assertSame(['hint', 'hint', 'another shutdown function', 'finish', 'work'], $names);
        self::assertContains(['finish', false], $calls, 'the session is closed before the response is sent off');
        self::assertContains(['work', 5, 'request'], $calls);
    }

    /** @dataProvider reasonsToLeaveItToCron */
    public function testNothingIsDoneAfterTheResponse(array $input): void
    {
        $calls = array_column(Child::run('after_response', $input)['calls'], 0);

        self::assertContains('hint', $calls);
        self::assertNotContains('finish', $calls);
        self::assertNotContains('work', $calls);
    }

    public function reasonsToLeaveItToCron(): array
    {
        return [
            'a transaction is open' => [['transaction' => true, 'extension' => ['work' => []]]],
            'the event does not concern us' => [['extension' => ['hint' => false, 'work' => []]]],
        ];
    }
}
