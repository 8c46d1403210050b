<?php

declare(strict_types=1);

namespace WhmcsHost;

use WhmcsHost\Expectation\Entitlement;
use WhmcsHost\Expectation\Payment;
use WhmcsHost\Expectation\Tables;
use WhmcsHost\Expectation\Verdict;

/**
 * What the platform should hold, worked out from WHMCS's tables by the rules R1-R8, the adoption of R9, and
 * what an admin decides about one service (R2, R9, R13).
 *
 * An oracle for tests: it knows nothing of the addon. Some rules look back, so one object is kept for one
 * installation and asked at every moment the addon has caught up: it remembers the names given to services (R2) and
 * the invoices that it saw Paid (R5). What waits for an admin's yes (R7, R10) it takes for answered.
 *
 * @phpstan-type Account array{status: 'active'|'suspended', package: string, email: string, name: string}
 */
final class Expectation
{
    /** @var array<int, string> R2: the name of a service's account, decided once */
    private array $names = [];

    /** @var array<string, int> R2: the client who has an account */
    private array $owners = [];

    /** @var array<int, true> R5: invoices that were Paid at some time */
    private array $seenPaid = [];

    /** @var array<int, string> why a service that is entitled gets no account */
    private array $refused = [];

    /** @var array<int, string> R2: names given by an admin, by service */
    private array $ownNames = [];

    /** @var array<int, true> R9: services that may take over whatever account has their name */
    private array $mayAdopt = [];

    /** @var array<int, Verdict> R13: by service */
    private array $switched = [];

    /** R5: an unpaid renewal is a No after so many days; null is never */
    private ?int $overdueDays = null;

    /**
     * @param int                $addonId  the product addon (tbladdons.id) that says which products are enabled
     * @param array<int, string> $packages R3: the package set for a product, by product
     */
    public function __construct(private readonly int $addonId, private readonly array $packages = [])
    {
    }

    /**
     * The accounts there should be, by name.
     *
     * @param array<string, Account> $existing the accounts there are
     *
     * @return array<string, Account>
     */
    public function accounts(array $existing): array
    {
        $tables = new Tables();
        $this->rememberPaid($tables);
        $payment = new Payment($tables, $this->seenPaid);
        $entitlement = new Entitlement($tables, $payment, $this->addonId, $this->overdueDays);
        $verdicts = $this->verdicts($tables, $entitlement, $existing);

        $accounts = $existing;
        foreach ($verdicts as $name => $byService) {
            $entitled = array_keys($byService, Verdict::Yes, true);
            if ($entitled !== []) {
                // R2: in line with the entitled service of the highest id.
                $accounts[$name] = $this->account($tables, $tables->services[max($entitled)]);
            } elseif (isset($accounts[$name]) && !in_array(Verdict::Keep, $byService, true)) {
                // R8: suspended, never deleted. With a Keep it stays as it is.
                $accounts[$name]['status'] = 'suspended';
            }
        }
        ksort($accounts);

        return $accounts;
    }

    /** R2: an admin gives a service an account name of its own. */
    public function name(int $serviceId, string $name): void
    {
        $this->ownNames[$serviceId] = $name;
    }

    /** R9: an admin allows a service to take over whatever account has its name. */
    public function allowAdoption(int $serviceId): void
    {
        $this->mayAdopt[$serviceId] = true;
    }

    /** R13: an admin sets a service to on (Yes) or off (No); Keep is automatic again. */
    public function set(int $serviceId, Verdict $verdict): void
    {
        $this->switched[$serviceId] = $verdict;
    }

    /** R5, as a setting overrides it: an unpaid renewal is a No from so many days past its due date on. */
    public function suspendOverdueAfter(?int $days): void
    {
        $this->overdueDays = $days;
    }

    /** @return array<int, string> why, by service, an entitled service got no account in the last answer */
    public function refused(): array
    {
        return $this->refused;
    }

    /** R5: what was Paid once stays known, even if WHMCS forgets the date. */
    private function rememberPaid(Tables $tables): void
    {
        foreach ($tables->invoices as $id => $invoice) {
            if ($invoice['status'] === 'Paid') {
                $this->seenPaid[$id] = true;
            }
        }
    }

    /**
     * @param array<string, Account> $existing
     *
     * @return array<string, array<int, Verdict>> the verdicts on the services of an account, by its name
     */
    private function verdicts(Tables $tables, Entitlement $entitlement, array $existing): array
    {
        $this->followOwners($tables);
        $this->refused = [];
        $verdicts = [];
        foreach (array_keys($this->names + $tables->services) as $id) {
            $service = $tables->services[$id] ?? null;
            $bound = $this->names[$id] ?? null;
            $verdict = $this->switched($tables, $service) ?? $entitlement->verdict($service, $bound !== null);
            if ($bound === null && $verdict === Verdict::Yes) {
                $bound = $this->bind($tables, $service, $existing);
            }
            if ($bound !== null && $this->belongs($bound, $service)) {
                $verdicts[$bound][$id] = $verdict;
            }
        }

        return $verdicts;
    }

    /** R13: what an admin set goes before the rules, but not before what is gone. */
    private function switched(Tables $tables, ?array $service): ?Verdict
    {
        $set = $this->switched[(int) ($service['id'] ?? 0)] ?? Verdict::Keep;
        $isThere = $service !== null && isset(
            $tables->clients[(int) $service['userid']],
            $tables->products[(int) $service['packageid']],
        );

        return $isThere && $set !== Verdict::Keep ? $set : null;
    }

    /** Services change hands by a move or a merger: an account goes with the oldest of its services. */
    private function followOwners(Tables $tables): void
    {
        ksort($this->names);
        foreach (array_reverse($this->names, true) as $id => $name) {
            if (isset($tables->services[$id])) {
                $this->owners[$name] = (int) $tables->services[$id]['userid'];
            }
        }
    }

    /** R2: an account belongs to one client; a service that is gone still holds on to its own. */
    private function belongs(string $name, ?array $service): bool
    {
        return $service === null || $this->owners[$name] === (int) $service['userid'];
    }

    /**
     * R2: the service gets its name, or is refused.
     *
     * @param array<string, mixed>   $service
     * @param array<string, Account> $existing
     */
    private function bind(Tables $tables, array $service, array $existing): ?string
    {
        $client = $tables->clients[(int) $service['userid']];
        $email = self::decoded($client['email']);
        $derived = strtr($email, ['+' => '_', '.' => '_', '@' => '_']);
        $username = $service['username'] !== '' ? $service['username'] : $derived;
        $name = $this->ownNames[(int) $service['id']] ?? $username;
        $owner = $this->owners[$name] ?? null;
        $stranger = $owner === null && isset($existing[$name]) && !isset($this->mayAdopt[(int) $service['id']])
            && strcasecmp($existing[$name]['email'], $email) !== 0;
        $refusal = match (true) {
            preg_match('/^[A-Za-z0-9._-]+$/D', $name) !== 1 => "\"$name\" cannot be the name of an account.",
            $owner !== null && $owner !== (int) $client['id'] => "\"$name\" is the account of another client.",
            $stranger => "\"$name\" exists already, with another e-mail address.", // R9
            default => null,
        };
        if ($refusal !== null) {
            $this->refused[(int) $service['id']] = $refusal;

            return null;
        }
        $this->owners[$name] = (int) $client['id'];

        return $this->names[(int) $service['id']] = $name;
    }

    /**
     * @param array<string, mixed> $service
     *
     * @return Account
     */
    private function account(Tables $tables, array $service): array
    {
        $client = $tables->clients[(int) $service['userid']];

        return [
            'status' => 'active',
            'package' => $this->package($tables, (int) $service['packageid']),
            'email' => self::decoded($client['email']),
            'name' => self::decoded(trim($client['firstname'] . ' ' . $client['lastname'])),
        ];
    }

    /** R3: the override, else the server module's package, else the product's name, else `default`. */
    private function package(Tables $tables, int $productId): string
    {
        $product = $tables->products[$productId];
        $package = match (true) {
            ($this->packages[$productId] ?? '') !== '' => $this->packages[$productId],
            $product['servertype'] !== '' && $product['configoption1'] !== '' => $product['configoption1'],
            $product['name'] !== '' => $product['name'],
            default => 'default',
        };

        return self::decoded($package);
    }

    /** WHMCS stores text with HTML entities; they are decoded once. */
    private static function decoded(string $text): string
    {
        return html_entity_decode($text, ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }
}
