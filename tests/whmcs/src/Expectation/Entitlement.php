<?php

declare(strict_types=1);

namespace WhmcsHost\Expectation;

/** R1, R4-R7: whether a service is entitled to its account. */
final class Entitlement
{
    /** @var list<int> R1: the products the addon is offered with */
    private readonly array $enabled;

    /** @var array<int, list<array<string, mixed>>> R7: the rows by which services hold the addon, by service */
    private array $holdings = [];

    public function __construct(
        private readonly Tables $tables,
        private readonly Payment $payment,
        private readonly int $addonId,
        private readonly ?int $overdueDays = null,
    ) {
        $packages = (string) ($tables->addons[$addonId]['packages'] ?? '');
        $this->enabled = array_map(intval(...), array_filter(explode(',', $packages), strlen(...)));
        foreach ($tables->serviceAddons as $row) {
            if ((int) $row['addonid'] === $addonId) {
                $this->holdings[(int) $row['hostingid']][] = $row;
            }
        }
    }

    /**
     * @param ?array<string, mixed> $service    null if it is gone
     * @param bool                  $hasAccount whether it has an account already
     */
    public function verdict(?array $service, bool $hasAccount): Verdict
    {
        $product = (int) ($service['packageid'] ?? 0);
        if (!isset($this->tables->products[$product]) || !in_array($product, $this->enabled, true)) {
            return Verdict::No;
        }
        $paid = $this->payment->verdict($service, $hasAccount);

        return Verdict::all(
            $this->client($service),
            $service['billingcycle'] === 'Free Account' ? Verdict::No : Verdict::Yes, // R4
            $paid,
            $this->renewed($service),
            $this->charged($service, $hasAccount),
            $this->status($service, $paid, $hasAccount)
        );
    }

    /** R5: a renewal that is not paid is no reason to stop anything, unless a setting says when it is. */
    private function renewed(array $service): Verdict
    {
        $isLate = $this->overdueDays !== null
            && $this->payment->daysOverdue((int) $service['id']) > $this->overdueDays;

        return $isLate ? Verdict::No : Verdict::Yes;
    }

    /** R7: while the addon is free every service qualifies, once it is priced only those that hold it and paid for it. */
    private function charged(array $service, bool $hasAccount): Verdict
    {
        if (stripos($this->tables->addons[$this->addonId]['billingcycle'], 'free') === 0) {
            return Verdict::Yes;
        }
        $verdicts = [];
        foreach ($this->holdings[(int) $service['id']] ?? [] as $row) {
            if (in_array($row['status'], ['Active', 'Completed'], true)) {
                $verdicts[] = $this->payment->verdictOnAddon((int) $row['id'], $hasAccount);
            }
        }

        return match (true) {
            in_array(Verdict::Yes, $verdicts, true) => Verdict::Yes,
            in_array(Verdict::Keep, $verdicts, true) => Verdict::Keep,
            default => Verdict::No,
        };
    }

    /** R6: Closed is a decision, Inactive only a result of the services. */
    private function client(array $service): Verdict
    {
        $client = $this->tables->clients[(int) $service['userid']] ?? null;

        return $client === null || $client['status'] === 'Closed' ? Verdict::No : Verdict::Yes;
    }

    /** R6. A service that waits gets no account yet; one that it has is neither started nor stopped. */
    private function status(array $service, Verdict $paid, bool $hasAccount): Verdict
    {
        $wait = $hasAccount ? Verdict::Keep : Verdict::No;
        $module = $this->tables->products[(int) $service['packageid']]['servertype'] ?? '';

        return match ($service['domainstatus']) {
            'Active', 'Completed' => Verdict::Yes,
            'Suspended', 'Terminated', 'Cancelled', 'Fraud' => Verdict::No,
            'Pending' => $module === '' && $paid === Verdict::Yes ? Verdict::Yes : $wait,
            default => $wait,
        };
    }
}
