<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Profile;
use WhmcsHost\Testing\SiteTestCase;

final class HooksTest extends SiteTestCase
{
    public function testPrioritiesOrderCallbacksEitherWay(): void
    {
        $this->addHooks('order', <<<'PHP'
            add_hook('Order', '10', fn (array $vars) => 'late');
            add_hook('Order', 1, fn (array $vars) => 'early');
            add_hook('Order', 1, fn (array $vars) => 'early, second');
            add_hook('Order', 5, fn (array $vars) => null);
            PHP);

        self::assertSame(['early', 'early, second', 'late'], $this->site->event('hooks', 'run', 'Order'));
        $this->site->useProfile(new Profile(hooksDescending: true));
        self::assertSame(['late', 'early, second', 'early'], $this->site->event('hooks', 'run', 'Order'));
    }

    public function testFilesThatStartWithAnUnderscoreAreSkipped(): void
    {
        $this->addHooks('_off', "add_hook('Off', 1, fn (array \$vars) => 'loaded');");

        self::assertSame([], $this->site->event('hooks', 'run', 'Off'));
    }

    public function testHooksOfModulesLoadAfterOrBeforeTheOthers(): void
    {
        $this->site->activate('sample_addon');
        $this->addHooks('site', "add_hook('SamplePoint', 5, fn (array \$vars) => 'site');");

        self::assertSame(['site', 'module'], $this->site->event('hooks', 'run', 'SamplePoint'));
        $this->site->useProfile(new Profile(moduleHooksFirst: true));
        self::assertSame(['module', 'site'], $this->site->event('hooks', 'run', 'SamplePoint'));
    }

    public function testAThrowableIsLogged(): void
    {
        $this->addHooks('throw', <<<'PHP'
            add_hook('Throw', 1, fn (array $vars) => throw new RuntimeException('broken'));
            add_hook('Throw', 2, fn (array $vars) => 'went on');
            PHP);
        $this->site->useProfile(new Profile(hookErrorsLogged: true));

        self::assertSame(['went on'], $this->site->event('hooks', 'run', 'Throw'));
        self::assertSame(['Hook Error: Throw: RuntimeException: broken'], $this->log());
    }

    public function testAThrowablePropagates(): void
    {
        $this->addHooks('throw', "add_hook('Throw', 1, fn (array \$vars) => throw new RuntimeException('broken'));");

        $this->expectExceptionMessage('broken');
        $this->site->event('hooks', 'run', 'Throw');
    }

    public function testAHookMayRunInsideATransaction(): void
    {
        $this->addHooks('inside', <<<'PHP'
            use WHMCS\Database\Capsule;
            add_hook('Inside', 1, fn (array $vars) => Capsule::connection()->transactionLevel());
            PHP);

        self::assertSame([0], $this->site->event('hooks', 'run', 'Inside'));
        $this->site->useProfile(new Profile(hooksInTransaction: true));
        self::assertSame([1], $this->site->event('hooks', 'run', 'Inside'));
    }

    public function testTheEngineRunsHooksInAWebRequest(): void
    {
        $this->site->activate('sample_addon');
        $order = $this->site->event('orders', 'place', 1, [['product' => $this->site->seeded()['shop']['boost']]]);
        $this->site->event('payments', 'pay', $order['invoiceId']);

        self::assertContains("Sample: InvoicePaid {$order['invoiceId']} under fpm-fcgi", $this->log());
    }

    public function testEventsNeedTheToken(): void
    {
        $event = '{"subject":"hooks","method":"run","args":["X"]}';

        self::assertSame(403, $this->site->visitor()->send('POST', '_host/event.php', $event)->status);
    }
}
