<?php

declare(strict_types=1);

namespace Bench;

use Bench\Php\XmlRpc;
use WhmcsHost\Browser;
use WhmcsHost\Configuration;
use WhmcsHost\Site;
use WhmcsHost\Wait;

/**
 * From a payment to the account at Aflexi, under PHP-FPM with one worker and an API that is far away and behind TLS;
 * beside a module in plain PHP that does as much after the response.
 */
final class Delivery
{
    private const ROUND_TRIP_MS = 20;
    private const PACKAGE = 'CDN Boost';
    private const RIVAL = 'curl_cdn';
    private const WARM_UP = 3;

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $figures->heading(sprintf(
            'From a payment to the account at Aflexi (PHP-FPM, one warm worker, TLS, %d ms there and back)',
            self::ROUND_TRIP_MS,
        ));
        $addon = $this->measure(null);
        $measured = [
            'addon' => $addon,
            'PHP with curl, the same calls' => $this->measure($addon[0]['calls']),
            'PHP with curl that knows operator and package' => $this->measure(['user.create']),
        ];
        $rows = [];
        foreach ($measured as $who => $payments) {
            $connections = count(array_unique(array_merge(...array_column($payments, 'connections'))));
            foreach (['request' => 'sent', 'response' => 'received'] as $from => $how) {
                $times = array_map(static fn (array $payment): float
                    => ($payment['made'] - $payment[$how]) * 1e9, $payments);
                $rows[] = [$who, $from, ...Series::ofNanoseconds($times)->cells(),
                    implode(', ', $payments[0]['calls']), (string) $connections];
            }
        }
        $columns = ['who', 'from', 'p50', 'p99', 'longest', 'payments', 'calls of each', 'TLS connections of all'];
        $figures->table($columns, $rows);
        $figures->say('An account is there half a round trip after its call was sent. The times of the API are those'
            . ' of its own log, to the millisecond.');
    }

    /**
     * @param list<string>|null $calls what the module in plain PHP calls; null is the addon
     *
     * @return list<array{sent: float, received: float, made: float, calls: list<string>, connections: list<int>}>
     */
    private function measure(?array $calls): array
    {
        $directory = sys_get_temp_dir() . '/delivery-' . bin2hex(random_bytes(4));
        mkdir($directory, 0700);
        $authority = new Authority($directory);
        // PHP-FPM hands it down to its workers, and cron gets it too.
        putenv("SSL_CERT_FILE=$authority->authority");
        $site = $this->parts->site(['fpmWorkers' => 1]);
        $api = new DistantApi($site->sandbox()->url(), $authority, $directory, self::ROUND_TRIP_MS);
        try {
            $invoices = $this->unpaid($site, $api, $calls === null);
            if ($calls !== null) {
                $this->installRival($site, $api, $authority, $calls);
            }
            $token = Configuration::load($site->root())->token;
            $visitor = $site->visitor();
            $payments = [];
            foreach ($invoices as $invoice) {
                $payments[] = $this->pay($site, $api, $visitor, $token, $invoice);
            }
            Check::same('', $site->takePhpErrors(), "PHP's error log");
            $made = count($site->sandbox()->state()['accounts']);
            Check::same(count($invoices), $made, 'the number of accounts at the sandbox');

            return array_slice($payments, self::WARM_UP);
        } finally {
            putenv('SSL_CERT_FILE');
            $api->stop();
            $site->stop();
            exec('rm -r ' . escapeshellarg($directory));
        }
    }

    /** @return list<int> invoices of active services that are not paid yet */
    private function unpaid(Site $site, DistantApi $api, bool $withAddon): array
    {
        $product = $site->seeded()['shop']['boost'];
        if ($withAddon) {
            (new SwitchedAddon($site, $api->url(), $product))->on();
            // It tries the key, learns who the operator is, and reads packages and list.
            $site->cron(daily: true);
        }
        $clients = $this->size->deliveries + self::WARM_UP;
        $invoices = Child::run($site, 'seed', ['clients' => $clients, 'product' => $product])['invoices'];
        $site->pdo()->exec("UPDATE tblinvoices SET status = 'Unpaid', datepaid = '0000-00-00 00:00:00'");

        return $invoices;
    }

    /**
     * One payment, and everything that follows from it.
     *
     * @return array{sent: float, received: float, made: float, calls: list<string>, connections: list<int>}
     */
    private function pay(Site $site, DistantApi $api, Browser $visitor, string $token, int $invoice): array
    {
        $site->pdo()->exec("UPDATE tblinvoices SET status = 'Paid', datepaid = NOW() WHERE id = $invoice");
        $before = count($api->calls());
        $event = ['subject' => 'hooks', 'method' => 'run', 'args' => ['InvoicePaid', ['invoiceid' => $invoice]]];
        $headers = ['Content-Type: application/json', "X-Host-Token: $token"];
        $sent = microtime(true);
        $response = $visitor->send('POST', '_host/event.php', json_encode($event, JSON_THROW_ON_ERROR), $headers);
        $received = microtime(true);
        Check::same([200, '{"answer":[]}'], [$response->status, $response->body], 'the answer to a payment');
        $calls = Wait::until(static function () use ($api, $before): ?array {
            $calls = array_slice($api->calls(), $before);

            return in_array('user.create', array_column($calls, 'method'), true) ? $calls : null;
        }, 10, 'the account');
        // The only worker answers again when it has done everything.
        $visitor->send('GET', 'index.php');
        $calls = array_slice($api->calls(), $before);
        $made = array_column($calls, 'answered', 'method')['user.create'];

        return ['sent' => $sent, 'received' => $received, 'made' => $made,
            'calls' => array_column($calls, 'method'), 'connections' => array_column($calls, 'connection')];
    }

    /** @param list<string> $calls */
    private function installRival(Site $site, DistantApi $api, Authority $authority, array $calls): void
    {
        $module = $site->root() . '/modules/addons/' . self::RIVAL;
        mkdir($module);
        foreach (glob(dirname(__DIR__) . '/php/' . self::RIVAL . '/*.php') as $file) {
            copy($file, "$module/" . basename($file));
        }
        copy(dirname(__DIR__) . '/php/XmlRpc.php', "$module/XmlRpc.php");
        $sandbox = $site->sandbox();
        $package = (new Php\SequentialCurl($sandbox->url(), $sandbox->operator, $sandbox->key))->package(self::PACKAGE);
        file_put_contents("$module/settings.json", json_encode([
            'url' => $api->url(),
            'username' => $sandbox->operator,
            'key' => $sandbox->key,
            'package' => $package,
            'ca' => $authority->authority,
            'calls' => $calls,
        ], JSON_THROW_ON_ERROR));
        $site->pdo()->exec('CREATE TABLE bench_paid (service_id INT NOT NULL PRIMARY KEY,'
            . ' password VARCHAR(255) NOT NULL, remote_id VARCHAR(64) DEFAULT NULL)');
        $site->activate(self::RIVAL);
    }
}
