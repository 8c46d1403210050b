<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use PDO;
use PHPUnit\Framework\TestCase as PhpUnitTestCase;
use WHMCS\Database\Capsule;
use WhmcsHost\Browser;
use WhmcsHost\Engine\Engine;
use WhmcsHost\Engine\PlacedOrder;
use WhmcsHost\Profile;
use WhmcsHost\Response;
use WhmcsHost\Server\Sandbox;
use WhmcsHost\Site;
use WhmcsHost\Wait;

/** Each test finds a catalogue without clients, the addon not yet active, and an empty platform of its own. */
abstract class TestCase extends PhpUnitTestCase
{
    protected const PAGE = 'addonmodules.php?module=aflexi_cdn';
    protected const PUBLISHERS = self::PAGE . '&page=publishers';

    protected Site $site;
    protected Sandbox $sandbox;

    /** Makes things happen in WHMCS without any hook. */
    protected Engine $bulk;

    private static int $sandboxes = 0;

    private ?Browser $desk = null;

    protected function setUp(): void
    {
        $this->site = World::shared()->site;
        $this->site->useProfile(new Profile());
        World::shared()->reset();
        $this->site->boot();
        $this->bulk = (new Engine())->inBulk();
        $this->sandbox = new Sandbox(
            World::sandbox(),
            $this->site->directory() . '/sandbox-' . ++self::$sandboxes,
            key: 'AK-' . bin2hex(random_bytes(8)),
        );
    }

    protected function tearDown(): void
    {
        $this->sandbox->stop();
        // Each test boots the host anew; MariaDB has only so many connections.
        Capsule::connection()->disconnect();
        self::assertSame('', $this->site->takePhpErrors(), 'PHP had something to complain about.');
    }

    /** The id of a product of the catalogue, by its name in Seed\Shop. */
    protected function product(string $name): int
    {
        return $this->site->seeded()['shop'][$name];
    }

    protected function client(string $first, string $last, string $email): int
    {
        return $this->bulk->clients->add(['firstname' => $first, 'lastname' => $last, 'email' => $email]);
    }

    /** An order in bulk, not paid yet. */
    protected function order(int $client, int $product, string $username = ''): PlacedOrder
    {
        return $this->bulk->orders->place($client, [['product' => $product, 'username' => $username]]);
    }

    /** An order in bulk, paid and set up. */
    protected function sale(int $client, int $product, string $username = ''): PlacedOrder
    {
        $order = $this->order($client, $product, $username);
        $this->bulk->payments->pay($order->invoiceId);

        return $order;
    }

    /** A client with one service, not paid yet, whose username is the client's first name. */
    protected function customer(string $name, string $product = 'boost'): Customer
    {
        $client = $this->client($name, 'Byron', "$name@example.test");
        $order = $this->order($client, $this->product($product), $name);

        return new Customer($name, $client, $order->id, $order->invoiceId, $order->serviceIds[0]);
    }

    /** A customer who has paid, in bulk. */
    protected function buyer(string $name, string $product = 'boost'): Customer
    {
        $customer = $this->customer($name, $product);
        $this->bulk->payments->pay($customer->invoice);

        return $customer;
    }

    /** The admin area as the full administrator sees it. */
    protected function page(string $path = self::PAGE): Response
    {
        return $this->desk()->get($path);
    }

    /** The full administrator, who has just signed in: another session each time. */
    protected function admin(): Browser
    {
        return $this->site->admin();
    }

    /** The full administrator in the one session that is at hand all through the test. */
    protected function desk(): Browser
    {
        return $this->desk ??= $this->admin();
    }

    /** The first value a statement gives, as WHMCS's user. */
    protected function value(string $sql): mixed
    {
        return $this->site->pdo()->query($sql)->fetchColumn();
    }

    /** @return list<mixed> */
    protected function column(string $sql): array
    {
        return $this->site->pdo()->query($sql)->fetchAll(PDO::FETCH_COLUMN);
    }

    /** Lets an hour pass for everything the addon waits for. */
    protected function anHourLater(): void
    {
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_hints SET due_at = due_at - INTERVAL 1 HOUR');
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_jobs SET due_at = due_at - INTERVAL 1 HOUR,'
            . ' lease_until = lease_until - INTERVAL 1 HOUR');
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_accounts SET lease_until = lease_until - INTERVAL 1 HOUR');
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = JSON_SET(value, '$.until',"
            . " CAST(JSON_EXTRACT(value, '$.until') AS SIGNED) - 3600) WHERE name = 'breaker'");
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_passes SET finished_at = finished_at - INTERVAL 1 HOUR');
    }

    /** Lets the time pass after which hints of hooks that run before their change are looked into. */
    protected function tenSecondsLater(): void
    {
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_hints SET due_at = due_at - INTERVAL 10 SECOND');
    }

    /** Lets time pass since accounts were last changed: a list that is read in the same second proves nothing of them. */
    protected function aWhileAfterTheChange(): void
    {
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_accounts SET applied_at = applied_at - INTERVAL 1 HOUR');
    }

    /** Waits until workers after responses have left nothing to do. */
    protected function settle(): void
    {
        Wait::until(fn (): bool => $this->waiting() === 0, 10.0, 'the work after the response');
    }

    /** Hints and jobs that somebody still has to deal with. */
    protected function waiting(): int
    {
        return (int) $this->value('SELECT (SELECT COUNT(*) FROM mod_aflexi_cdn_hints)'
            . " + (SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state IN ('due', 'leased'))");
    }

    /** How often a method was called at the platform. */
    protected function calls(string $method): int
    {
        return $this->sandbox->state()['calls'][$method] ?? 0;
    }
}
