<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use WhmcsHost\Comparison;

/** A payment within a transaction of WHMCS, in every way in which that can end. */
final class Transactions
{
    private readonly int $invoice;

    public function __construct(private readonly Stage $stage)
    {
    }

    /** @return array<string, mixed> what there was after each step */
    public function play(): array
    {
        $stage = $this->stage;
        $pdo = $stage->pdo();
        $stage->enable(['boost']);
        $ada = ['firstname' => 'Ada', 'lastname' => 'Byron', 'email' => 'ada@example.test'];
        $client = $stage->bulk->clients->add($ada);
        $order = $stage->bulk->orders->place($client, [['product' => $stage->shop['boost'], 'username' => 'ada']]);
        $this->invoice = $order->invoiceId;
        $steps = ['level' => $this->level()];

        $pdo->beginTransaction();
        $steps['rolled back'] = $this->pay(static fn () => $pdo->rollBack());
        $pdo->beginTransaction();
        $pdo->exec('SAVEPOINT before_it');
        $steps['to a savepoint'] = $this->pay(static function () use ($pdo): void {
            $pdo->exec('ROLLBACK TO SAVEPOINT before_it');
            $pdo->commit();
        });
        $stage->cron();
        $steps['cron after both'] = $this->accounts();

        $pdo->beginTransaction();
        $stage->sandbox->resetCounters();
        $stage->bulk->payments->pay($this->invoice);
        $stage->cron(daily: true);
        $calls = array_sum($stage->sandbox->state()['calls']);
        $steps['cron inside one'] = ['is still open' => $pdo->inTransaction(), 'calls' => $calls,
            'accounts' => $this->accounts()];
        $pdo->rollBack();

        $pdo->beginTransaction();
        $steps['committed'] = $this->pay(static fn () => $pdo->commit());
        $stage->cron();
        $steps['cron at last'] = $this->accounts();
        $stage->recover();

        return $steps + ['troubles' => $stage->troubles()];
    }

    /** @return array<string, mixed> */
    private function pay(callable $end): array
    {
        $this->stage->whmcs->payments->pay($this->invoice);
        $found = ['is still open' => $this->stage->pdo()->inTransaction(), 'hints inside' => $this->hints()];
        $end();
        $status = $this->stage->bulk->rows->get('tblinvoices', $this->invoice)['status'];

        return $found + ['hints after' => $this->hints(), 'invoice' => $status];
    }

    private function hints(): int
    {
        return (int) $this->stage->value("SELECT COUNT(*) FROM mod_aflexi_cdn_hints WHERE kind = 'invoice'");
    }

    private function level(): string
    {
        // Its name is another one in old servers.
        $variables = "SHOW VARIABLES WHERE variable_name IN ('tx_isolation', 'transaction_isolation')";

        return $this->stage->pdo()->query($variables)->fetch(\PDO::FETCH_ASSOC)['Value'];
    }

    /** @return list<string> */
    private function accounts(): array
    {
        return array_keys(Comparison::accounts($this->stage->sandbox->state()));
    }
}
