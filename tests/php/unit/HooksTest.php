<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use stdClass;

/** hooks.php is loaded on every page of WHMCS, and what WHMCS passes to its hooks is not always as documented. */
final class HooksTest extends TestCase
{
    /** Hooks about one thing: what WHMCS passes, the kind of thing, the variable with its id, the delay, rows gone. */
    private const SINGLE = [
        'InvoicePaid' => [['invoiceid' => 31, 'invoice' => null], 'invoice', 'invoiceid', 0, false],
        'InvoiceUnpaid' => [['invoiceid' => 31], 'invoice', 'invoiceid', 0, false],
        'InvoiceCancelled' => [['invoiceid' => 31], 'invoice', 'invoiceid', 0, false],
        'InvoiceRefunded' => [['invoiceid' => 31], 'invoice', 'invoiceid', 0, false],
        'ClientEdit' => [
            ['userid' => 7, 'email' => 'ada@example.test', 'taxexempt' => false, 'olddata' => ['email' => '']],
            'client',
            'userid',
            0,
            false,
        ],
        'ClientClose' => [['userid' => 7], 'client', 'userid', 0, false],
        'PreDeleteClient' => [['userid' => 7], 'client', 'userid', 10, true],
        'ClientDelete' => [['userid' => 7], 'client', 'userid', 0, false],
        'ServiceEdit' => [['userid' => 7, 'serviceid' => 12], 'service', 'serviceid', 0, false],
        'ServiceDelete' => [['userid' => 7, 'clientId' => 7, 'serviceid' => 12], 'service', 'serviceid', 0, false],
        'AddonAdd' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonEdit' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonActivation' => [self::ADDON_VARS + ['clientid' => 7], 'service', 'serviceid', 0, false],
        'AddonActivated' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonSuspended' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonUnsuspended' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonTerminated' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonCancelled' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonFraud' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonRenewal' => [self::ADDON_VARS, 'service', 'serviceid', 0, false],
        'AddonDeleted' => [['id' => 5], 'addon', 'id', 0, false],
        'AfterProductUpgrade' => [['upgradeid' => 3], 'upgrade', 'upgradeid', 0, false],
        'AfterAddonUpgrade' => [['upgradeid' => 3], 'upgrade', 'upgradeid', 0, false],
        'AcceptOrder' => [['orderid' => 9], 'order', 'orderid', 10, false],
        'PendingOrder' => [['orderid' => 9], 'order', 'orderid', 10, false],
        'CancelOrder' => [['orderid' => 9], 'order', 'orderid', 10, false],
        'FraudOrder' => [['orderid' => 9], 'order', 'orderid', 10, false],
        'CancelAndRefundOrder' => [['orderid' => 9], 'order', 'orderid', 10, false],
        'DeleteOrder' => [['orderid' => 9], 'order', 'orderid', 10, true],
        'ProductEdit' => [
            ['pid' => 4, 'type' => 'hostingaccount', 'gid' => 1, 'name' => 'Boost', 'qty' => 0, 'configoption1' => ''],
            'product',
            'pid',
            10,
            false,
        ],
        'ProductDelete' => [['pid' => 4], 'product', 'pid', 10, false],
        'AddonConfigSave' => [['id' => 2], 'product_addon', 'id', 0, false],
        'ProductAddonDelete' => [['addonId' => 2], 'product_addon', 'addonId', 0, false],
    ];

    private const ADDON_VARS = ['id' => 5, 'userid' => 7, 'serviceid' => 12, 'addonid' => 2];

    /** Hooks about two things of one kind. */
    private const DOUBLE = [
        'InvoiceSplit' => ['invoice', 'originalinvoiceid', 'newinvoiceid'],
        'AfterClientMerge' => ['client', 'toUserID', 'fromUserID'],
    ];

    /** Hooks about a service, whose variables are those of a server module. */
    private const MODULE = [
        'AfterModuleCreate',
        'AfterModuleSuspend',
        'AfterModuleUnsuspend',
        'AfterModuleTerminate',
        'AfterModuleChangePackage',
    ];

    /** Hooks about everything, without variables. */
    private const GENERAL = ['AddonModuleConfigSave' => 'settings', 'DailyCronJob' => 'pass'];

    /** Hooks that do more than one thing, or another. */
    private const SPECIAL = ['AddTransaction', 'ManualRefund', 'AfterCronJob', 'AdminHomeWidgets',
        'AdminClientServicesTabFields', 'ClientAreaProductDetailsOutput', 'ClientAreaPrimaryNavbar'];

    /** What the extension answers to cron: nothing was done, and there is nothing to tell. */
    private const CRON = self::AFTER + ['notices' => ['due' => [], 'over' => [], 'mail' => true], 'timeBudget' => 20];

    /** And after a response. */
    private const AFTER = ['work' => [], 'nextWelcome' => null];

    /** A welcome e-mail that is due, for ever. */
    private const LETTER = ['account' => 3, 'attempt' => 2, 'service' => 11, 'template' => 'Wel"come', 'fields' => [
        'cdn_username' => 'ann/42', 'cdn_package' => 'A', 'cdn_portal_url' => '', 'cdn_password' => 'S3cr<t',
    ]];

    private const REFUND = [
        'id' => 77,
        'userid' => 7,
        'currency' => 0,
        'gateway' => 'paypal',
        'date' => '2026-03-01 10:00:00',
        'description' => 'Refund of Transaction ID TX1',
        'amountin' => 0.0,
        'fees' => 0.0,
        'amountout' => 12.0,
        'rate' => 1.0,
        'transid' => 'REF-TX1',
        'invocieid' => 31,
        'refundid' => 70,
    ];

    public function testLoadingItDefinesAndLoadsNothing(): void
    {
        $result = Child::run('hooks', []);

        $expected = ['functions' => [], 'classes' => [], 'files' => ['hooks.php'], 'autoloaders' => 0];
        self::assertSame($expected + ['variables' => []], $result['added']);
        self::assertSame([], $result['calls']);
        self::assertSame('', $result['stdout']);
    }

    public function testEveryEventHasOneCallback(): void
    {
        $points = array_fill_keys($this->points(), 1);
        $registered = Child::run('hooks', [])['points'];

        self::assertEquals($points, $registered);
    }

    /** @dataProvider single */
    public function testAnEventIsNoted(string $point): void
    {
        list($vars, $kind, $name, $delay, $gone) = self::SINGLE[$point];
        $events = ['as documented' => $vars, 'id alone' => [$name => $vars[$name]], 'more' => $vars + ['more' => []]];
        $hint = ['hint', $kind, $vars[$name], $point, $delay, $gone];

        $this->assertCalls($point, $this->withStrings($events), array_fill_keys(array_keys($events), [$hint]));
        $this->assertCostsNothing($point, $this->broken($vars, $name));
    }

    public static function single(): array
    {
        return self::cases(array_keys(self::SINGLE));
    }

    /** @dataProvider modules */
    public function testAModuleEventIsNoted(string $point): void
    {
        $events = [
            'as documented' => ['params' => ['serviceid' => 12, 'userid' => 7, 'model' => new stdClass()]],
            'id alone' => ['params' => ['serviceid' => 12]],
        ];
        $hint = ['hint', 'service', 12, $point, 0, false];

        $this->assertCalls($point, $this->withStrings($events), array_fill_keys(array_keys($events), [$hint]));
        $broken = ['beside params' => ['serviceid' => 12], 'an object for params' => ['params' => new stdClass()]];
        foreach ($this->broken(['serviceid' => 12, 'userid' => 7], 'serviceid') as $what => $params) {
            $broken[$what] = ['params' => $params];
        }
        $this->assertCostsNothing($point, $broken + $this->broken(['params' => []], 'params'));
    }

    public static function modules(): array
    {
        return self::cases(self::MODULE);
    }

    /** @dataProvider double */
    public function testAnEventAboutTwoIsNotedTwice(string $point): void
    {
        list($kind, $first, $second) = self::DOUBLE[$point];
        $hint = static function (int $id) use ($kind, $point): array {
            return ['hint', $kind, $id, $point, 0, false];
        };

        $this->assertCalls($point, $this->withStrings([
            'as documented' => [$first => 31, $second => 32],
            'the first alone' => [$first => 31],
            'the second alone' => [$second => 32],
            'the first is none' => [$first => 'x', $second => 32],
            'the second is none' => [$first => 31, $second => null],
        ]), [
            'as documented' => [$hint(31), $hint(32)],
            'the first alone' => [$hint(31)],
            'the second alone' => [$hint(32)],
            'the first is none' => [$hint(32)],
            'the second is none' => [$hint(31)],
        ]);
        $this->assertCostsNothing($point, $this->broken([], $first) + ['both' => [$first => 'x', $second => 0]]);
    }

    public static function double(): array
    {
        return self::cases(array_keys(self::DOUBLE));
    }

    /** @dataProvider general */
    public function testAnEventAboutEverythingIsNotedWhateverItPasses(string $point): void
    {
        $events = ['as documented' => []] + $this->broken(['id' => 5], 'id');
        $hint = ['hint', self::GENERAL[$point], 0, $point, 0, false];

        $this->assertCalls($point, $events, array_fill_keys(array_keys($events), [$hint]));
    }

    public static function general(): array
    {
        return self::cases(array_keys(self::GENERAL));
    }

    public function testARefundIsNotedByItsPayment(): void
    {
        $events = [
            'as documented' => self::REFUND,
            'no original' => ['refundid' => 0] + self::REFUND,
            'no amount' => ['amountout' => 0] + self::REFUND,
            'id and original alone' => ['id' => 77, 'refundid' => 70],
            'id and amount alone' => ['id' => 77, 'amountout' => 12],
            'amount as a string' => ['id' => 77, 'amountout' => '0.01', 'refundid' => '0'],
            'amount as a float' => ['id' => 77, 'amountout' => 0.01, 'refundid' => null],
            'original is none' => ['refundid' => 'x'] + self::REFUND,
            'amount is none' => ['amountout' => 'x'] + self::REFUND,
        ];
        $hint = ['hint', 'payment', 77, 'AddTransaction', 0, false];

        $this->assertCalls(
            'AddTransaction',
            $this->withStrings($events),
            array_fill_keys(array_keys($events), [$hint])
        );
    }

    public function testARefundWithoutAnIdIsNotedByItsInvoice(): void
    {
        $refund = array_diff_key(self::REFUND, ['id' => 0]);
        $corrected = array_diff_key($refund, ['invocieid' => 0]) + ['invoiceid' => 31];
        $events = [
            'no id' => $refund,
            'no usable id' => ['id' => 'x'] + $refund,
            'id is 0' => ['id' => 0] + $refund,
            'spelt correctly' => $corrected,
            'spelt correctly, and not' => ['invocieid' => 0] + $corrected,
            'both spellings' => $refund + $corrected,
        ];
        $hint = ['hint', 'invoice', 31, 'AddTransaction', 0, false];

        $this->assertCalls(
            'AddTransaction',
            $this->withStrings($events),
            array_fill_keys(array_keys($events), [$hint])
        );
    }

    public function testAPaymentCostsNothing(): void
    {
        $payment = ['amountin' => 12.0, 'amountout' => 0.0, 'refundid' => 0] + self::REFUND;
        $amount = ['refundid' => 0] + self::REFUND;

        $this->assertCostsNothing('AddTransaction', $this->withStrings([
            'as documented' => $payment,
            'neither' => ['id' => 77, 'amountin' => 12.0],
            'nulls' => ['amountout' => null, 'refundid' => null] + $payment,
            'empty' => ['amountout' => '', 'refundid' => ''] + $payment,
            'zero' => ['amountout' => '0.00', 'refundid' => '0'] + $payment,
            'negative' => ['amountout' => -1, 'refundid' => -1] + $payment,
            'not a number' => ['amountout' => NAN] + $payment,
            'words' => ['amountout' => 'x', 'refundid' => 'x'] + $payment,
            'lists' => ['amountout' => [12], 'refundid' => [70]] + $payment,
            'objects' => ['amountout' => new stdClass(), 'refundid' => new stdClass()] + $payment,
            'yes' => ['amountout' => true, 'refundid' => true] + $payment,
            'a refund of nothing' => ['id' => 0, 'invocieid' => '0'] + $amount,
            'a refund of anything' => ['id' => [77], 'invocieid' => 'x', 'invoiceid' => new stdClass()] + $amount,
            'a refund alone' => ['amountout' => 12.0],
        ]) + $this->broken([], 'id'));
    }

    public function testAManualRefundIsNotedByItsTransaction(): void
    {
        $refund = static function (string $transid): array {
            return [['refund', $transid, 'ManualRefund', 10]];
        };

        $this->assertCalls('ManualRefund', [
            'as documented' => ['transid' => 'TX000031-0', 'amount' => 12.0],
            'without the amount' => ['transid' => 'TX000031-0'],
            'digits' => ['transid' => '0012', 'amount' => '12.00'],
            'a number' => ['transid' => 12, 'amount' => 12],
            'quotes and other alphabets' => ['transid' => "o'é\"\u{1F600}"],
        ], [
            'as documented' => $refund('TX000031-0'),
            'without the amount' => $refund('TX000031-0'),
            'digits' => $refund('0012'),
            'a number' => $refund('12'),
            'quotes and other alphabets' => $refund("o'é\"\u{1F600}"),
        ]);
        $this->assertCostsNothing('ManualRefund', [
            'empty' => ['transid' => '', 'amount' => 12.0],
            'blank' => ['transid' => ' ', 'amount' => 12.0],
            'null' => ['transid' => null, 'amount' => 12.0],
            'missing' => ['amount' => 12.0],
            'a list' => ['transid' => ['TX1']],
            'an object' => ['transid' => new stdClass()],
            'yes' => ['transid' => true],
            'no variables' => null,
            'words for variables' => 'transid',
            'an object for variables' => (object) ['transid' => 'TX1'],
        ]);
    }

    public function testCronWorksWhateverItPasses(): void
    {
        $result = $this->fire($this->events('AfterCronJob', $this->broken([], 'id')), self::CRON);

        foreach ($result['fired'] as $calls) {
            $others = ['EncryptPassword', 'DecryptPassword'];
            $calls = array_values(array_filter($calls, static function (array $call) use ($others): bool {
                return !in_array($call[0], $others, true);
            }));
            self::assertSame([['work', 0, 'cron'], ['notices'], ['timeBudget'], ['nextWelcome', 'cron']], $calls);
        }
        self::assertCount(count($result['fired']), array_keys(array_column($result['calls'], 0), 'work'));
        self::assertSame([], $result['thrown']);
        self::assertSame([], $result['log']);
    }

    /** Its Addon may take fewer arguments. */
    public function testCronWorksWithAnEarlierExtension(): void
    {
        $result = $this->fire(['one' => ['AfterCronJob', []]], ['version' => '0.4.0'] + self::CRON);

        self::assertContains(['work', 0, 'cron'], $result['calls']);
        self::assertNotContains('notices', array_column($result['calls'], 0));
    }

    public function testAWhmcsWithoutBoxesOnItsDashboardGetsNone(): void
    {
        foreach ([null, []] as $extension) {
            $result = $this->fire([['AdminHomeWidgets', []], ['AdminHomeWidgets', null]], $extension);

            self::assertSame([[], []], $result['fired']);
            self::assertSame([], $result['thrown']);
            self::assertSame([], $result['log']);
            self::assertSame('', $result['stdout']);
        }
    }

    public function testThePageOfAServiceAsksAboutItAndHoldsWhateverIsPassed(): void
    {
        $answers = ['service' => null];
        $events = $this->withStrings(['as documented' => ['id' => 12]]) + $this->broken([], 'id');
        $result = $this->fire($this->events('AdminClientServicesTabFields', $events), $answers);

        foreach ($result['fired'] as $what => $calls) {
            $asked = array_values(array_filter($calls, static function (array $call): bool {
                return $call[0] === 'service';
            }));
            $wanted = strpos($what, 'as documented') === 0 ? [['service', 12]] : [];
            self::assertSame($wanted, $asked, $what);
        }
        self::assertSame([], $result['thrown']);
        self::assertSame([], $result['log']);
    }

    /** @dataProvider pagesOfTheClientArea */
    public function testWithoutAClientThePagesOfTheClientAreaCostNothingWhateverIsPassed(string $point): void
    {
        $service = (object) ['id' => 12];
        $events = ['an array' => ['service' => $service], 'the service' => $service] + $this->broken([], 'service');

        $this->assertCostsNothing($point, $events);
        $result = $this->fire($this->events($point, $events), null);
        self::assertSame([], $result['thrown']);
        self::assertSame([], $result['log']);
    }

    public static function pagesOfTheClientArea(): array
    {
        return self::cases(['ClientAreaProductDetailsOutput', 'ClientAreaPrimaryNavbar']);
    }

    public function testTheSameEventTwiceAndManyInOneRequestAreAllNoted(): void
    {
        $once = $this->oneOfEach();
        $result = $this->fire(array_merge($once, $once), self::CRON);

        $refunds = array_keys(array_column($result['calls'], 0), 'refund');
        $hints = array_keys(array_column($result['calls'], 0), 'hint');
        self::assertCount(2, $refunds);
        self::assertCount(2 * (count($once) - 2 + count(self::DOUBLE)), $hints);
        self::assertSame(array_slice($result['fired'], 0, count($once)), array_slice($result['fired'], count($once)));
        self::assertSame([], $result['thrown']);
    }

    public function testOnTheCommandLineOnlyCronWorks(): void
    {
        $events = array_filter($this->oneOfEach(), static function (array $event): bool {
            return $event[0] !== 'AfterCronJob';
        });

        self::assertNotContains('work', array_column($this->fire($events, ['work' => []])['calls'], 0));
    }

    /** @dataProvider endsOfWelcomes */
    public function testCronSendsWelcomeEmailsAndTellsHowItWent($answer, string $failure): void
    {
        $extension = ['nextWelcome' => self::LETTER, 'welcomed' => null, 'SendEmail' => $answer] + self::CRON;
        $result = $this->fire(['one' => ['AfterCronJob', []]], $extension);

        $calls = [];
        foreach ($result['calls'] as $call) {
            $calls[$call[0]][] = array_slice($call, 1);
        }
        self::assertCount(50, $calls['SendEmail'], 'The rest is for the next run.');
        list($values) = $calls['SendEmail'][0];
        $fields = unserialize(base64_decode($values['customvars']), ['allowed_classes' => false]);
        $page = ['cdn_page_url' => 'https://whmcs.example/index.php?m=aflexi_cdn'];
        self::assertSame(self::LETTER['fields'] + $page, $fields);
        self::assertSame(['Wel"come', 11], [$values['messagename'], $values['id']]);
        self::assertSame([3, 2, $failure, 'cron'], $calls['welcomed'][0]);
        self::assertSame([], $result['thrown']);
        self::assertSame([], $result['log']);
    }

    public static function endsOfWelcomes(): array
    {
        return [
            'sent' => [['result' => 'success'], ''],
            'refused' => [['result' => 'error', 'message' => 'Sending Failed'], 'Sending Failed'],
            'refused, with the password' => [['result' => 'error', 'message' => 'no "S3cr<t"'], 'no "***"'],
            'no message' => [['result' => 'error', 'message' => ''], 'no answer'],
            'nothing' => [[], 'no answer'],
            'an exception' => ['SMTP is down', 'SMTP is down'],
        ];
    }

    public function testWithoutTimeNoWelcomeEmailIsBegun(): void
    {
        $result = $this->fire(['one' => ['AfterCronJob', []]], ['timeBudget' => 0] + self::CRON);

        self::assertNotContains('nextWelcome', array_column($result['calls'], 0));
    }

    public function testWithoutTheExtensionEveryHookDoesNothing(): void
    {
        $result = $this->fire($this->oneOfEach(), null);

        self::assertSame([], $result['thrown']);
        self::assertSame([], $result['calls']);
        self::assertSame([], $result['log']);
        self::assertSame('', $result['stdout']);
    }

    public function testAFailureStaysInsideAndIsLoggedOnceARequest(): void
    {
        $events = $this->oneOfEach();
        $result = $this->fire($events, ['throw' => "tables\n missing"]);

        self::assertSame([], $result['thrown']);
        self::assertNotContains([], $result['fired'], 'the next event tries again');
        self::assertCount(2, $result['fired'][array_search('InvoiceSplit', array_column($events, 0), true)]);
        self::assertSame([['Aflexi CDN: ' . $events[0][0] . ': tables  missing', 0]], $result['log']);
        self::assertSame('', $result['stdout']);
    }

    /**
     * @dataProvider twoOfOneRequest
     *
     * @param list<string> $noted
     */
    public function testAfterTheResponseWorkIsDoneOnceAndLast(array $events, array $noted): void
    {
        $calls = Child::run('after_response', ['fire' => $events, 'extension' => self::AFTER])['calls'];

        $names = array_values(array_diff(array_column($calls, 0), ['EncryptPassword', 'DecryptPassword']));
        $after = ['another shutdown function', 'finish', 'work', 'nextWelcome'];
        self::assertSame(array_merge($noted, $after), $names);
        self::assertContains(['finish', false], $calls, 'the session is closed before the response is sent off');
        self::assertContains(['work', 5, 'request'], $calls);
    }

    public static function twoOfOneRequest(): array
    {
        $paid = ['InvoicePaid', ['invoiceid' => '1']];
        $refunded = ['ManualRefund', ['transid' => 'TX1']];

        return [
            'the same twice' => [[$paid, $paid], ['hint', 'hint']],
            'different ones' => [[['ServiceEdit', ['serviceid' => 1]], $paid], ['hint', 'hint']],
            'one that names nothing first' => [[['InvoicePaid', null], $paid], ['hint']],
            'a manual refund' => [[$refunded], ['refund']],
        ];
    }

    /** @dataProvider reasonsToLeaveItToCron */
    public function testNothingIsDoneAfterTheResponse(array $input): void
    {
        $events = [['InvoicePaid', ['invoiceid' => 1]], ['ManualRefund', ['transid' => 'TX1']]];
        $result = Child::run('after_response', $input + ['fire' => $events]);
        $calls = array_column($result['calls'], 0);

        self::assertContains('hint', $calls);
        self::assertContains('refund', $calls);
        self::assertNotContains('finish', $calls);
        self::assertNotContains('work', $calls);
    }

    public static function reasonsToLeaveItToCron(): array
    {
        return [
            'a transaction is open' => [['transaction' => true, 'extension' => ['work' => []]]],
            'the events do not concern us' => [['extension' => ['noted' => false, 'work' => []]]],
            'noting them failed' => [['extension' => ['throw' => 'tables missing', 'work' => []]]],
        ];
    }

    /** @return list<string> */
    private function points(): array
    {
        return array_merge(
            array_keys(self::SINGLE),
            self::MODULE,
            array_keys(self::DOUBLE),
            array_keys(self::GENERAL),
            self::SPECIAL
        );
    }

    /** @return list<array{string, array<string, mixed>}> every hook once, as documented */
    private function oneOfEach(): array
    {
        $events = [];
        foreach (self::SINGLE as $point => list($vars)) {
            $events[] = [$point, $vars];
        }
        foreach (self::MODULE as $point) {
            $events[] = [$point, ['params' => ['serviceid' => 12]]];
        }
        foreach (self::DOUBLE as $point => list(, $first, $second)) {
            $events[] = [$point, [$first => 31, $second => 32]];
        }
        foreach (array_keys(self::GENERAL) as $point) {
            $events[] = [$point, []];
        }

        return array_merge($events, [
            ['AddTransaction', self::REFUND],
            ['ManualRefund', ['transid' => 'TX1', 'amount' => 12.0]],
            ['AfterCronJob', []],
        ]);
    }

    /**
     * Variables that name nothing.
     *
     * @param array<string, mixed> $vars
     *
     * @return array<string, mixed>
     */
    private function broken(array $vars, string $name): array
    {
        $values = [
            'null' => null,
            'empty' => '',
            'a word' => 'x',
            'half a number' => '12x',
            'half' => '1.5',
            'zero' => 0,
            'zero as a string' => '0',
            'negative' => -1,
            'negative as a string' => '-1',
            'too large' => '99999999999999999999',
            'no number' => NAN,
            'yes' => true,
            'no' => false,
            'a list' => [12],
            'an object' => new stdClass(),
        ];
        $broken = [
            'no variables' => null,
            'none of them' => [],
            'a word for variables' => $name,
            'a number for variables' => 12,
            'an object for variables' => (object) [$name => 12],
            'missing' => array_diff_key($vars, [$name => 0]),
        ];
        foreach ($values as $what => $value) {
            $broken[$what] = [$name => $value] + $vars;
        }

        return $broken;
    }

    /**
     * The same events, and each of them with strings for numbers.
     *
     * @param array<string, array<string, mixed>> $events
     *
     * @return array<string, array<string, mixed>>
     */
    private function withStrings(array $events): array
    {
        foreach ($events as $what => $vars) {
            array_walk_recursive($vars, static function (&$value) {
                $value = is_int($value) || is_float($value) ? (string) $value : $value;
            });
            $events["$what, as strings"] = $vars;
        }

        return $events;
    }

    /**
     * @param array<string, mixed>             $events   variables by what is special about them
     * @param array<string, list<list<mixed>>> $expected calls of the extension by the same, strings or not
     */
    private function assertCalls(string $point, array $events, array $expected): void
    {
        $result = $this->fire($this->events($point, $events), []);

        foreach ($events as $what => $vars) {
            $calls = $expected[str_replace(', as strings', '', $what)];
            self::assertSame($calls, $result['fired'][$what], "$point: $what");
        }
        self::assertSame([], $result['thrown']);
        self::assertSame([], $result['log']);
        self::assertSame('', $result['stdout']);
    }

    /** @param array<string, mixed> $events */
    private function assertCostsNothing(string $point, array $events): void
    {
        $this->assertCalls($point, $events, array_fill_keys(array_keys($events), []));
    }

    /**
     * @param array<string, mixed> $events
     *
     * @return array<string, array{string, mixed}>
     */
    private function events(string $point, array $events): array
    {
        return array_map(static function ($vars) use ($point): array {
            return [$point, $vars];
        }, $events);
    }

    /**
     * @param array<int|string, array{string, mixed}> $events
     * @param array<string, mixed>|null               $extension its answers; null if it is missing
     *
     * @return array<string, mixed>
     */
    private function fire(array $events, ?array $extension): array
    {
        $input = ['fire' => serialize($events)];

        return Child::run('hooks', $extension === null ? $input : $input + ['extension' => $extension]);
    }

    /**
     * @param list<string> $points
     *
     * @return array<string, array{string}>
     */
    private static function cases(array $points): array
    {
        return array_combine($points, array_map(static function (string $point): array {
            return [$point];
        }, $points));
    }
}
