<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Day;

use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use AflexiCdn\EndToEnd\Support\RandomStory;
use WhmcsHost\Browser;
use WhmcsHost\Expectation\Verdict;
use WhmcsHost\Host;
use WhmcsHost\Seed\Chance;

/** What clients and staff do, by chance: told to hooks in web requests or here, or to nobody. */
final class Business
{
    private const CLIENTS = 30;
    private const SERVICES = 60;

    private const PAGES = ['', '&page=publishers', '&page=differences', '&page=queue', '&page=packages', '&page=log',
        '&page=health'];

    private readonly RandomStory $story;
    private readonly Browser $web;

    /** @var array<int, string> the latest password that a client wished, by account */
    public array $wished = [];

    /** @var array<int, true> invoices that were Paid when all was in line: the addon and the oracle have seen it */
    private array $seenPaid = [];

    private ?Browser $admin = null;
    private int $names = 0;

    public function __construct(
        private readonly Stage $stage,
        private readonly Chance $chance,
        private readonly string $url,
    ) {
        $this->story = new RandomStory(
            $stage->bulk,
            $chance,
            $stage->shop,
            $stage->addon,
            self::CLIENTS,
            self::SERVICES,
        );
        $this->web = new Browser($url);
    }

    /** Before the day begins. */
    public function open(int $buyers): void
    {
        $stage = $this->stage;
        $price = $this->chance->of(['free', 'free', 'recurring']);
        $priced = ['billingcycle' => $price, 'autoactivate' => 'payment'];
        $stage->bulk->catalogue->editAddon($stage->addon, $priced, ['monthly' => '3.00']);
        for ($number = 1; $number <= $buyers; $number++) {
            $service = $stage->buyer("buyer$number", $this->chance->of(['boost', 'hosting', 'hidden']));
            if ($price !== 'free') {
                $stage->bulk->payments->pay($stage->bulk->orders->placeAddon($service, $stage->addon)->invoiceId);
            }
        }
        $this->tick(['boost', 'hosting', 'hidden']);
    }

    /** @return string what happened, in words */
    public function happen(): string
    {
        $kind = $this->chance->of([...array_fill(0, 20, 'story'), 'bulk', 'tick', 'page', 'page', 'password',
            'password', 'client password', 'client password', 'switch', 'several at once']);

        return $kind . ' ' . match ($kind) {
            'story' => $this->story(),
            'bulk' => $this->bulk(),
            'tick' => $this->tick(array_values(array_filter(
                ['boost', 'hosting', 'hidden', 'odd'],
                fn (): bool => $this->chance->percent(80),
            ))),
            'page' => $this->page(),
            'password' => $this->password(),
            'client password' => $this->clientPassword(),
            'switch' => $this->switch(),
            'several at once' => implode('; ', array_map(fn (): string => $this->story(), range(1, 4))),
        };
    }

    /** All is in line: what is Paid now has been seen. */
    public function look(): void
    {
        foreach ($this->stage->bulk->rows->select('tblinvoices', ['status' => 'Paid']) as $invoice) {
            $this->seenPaid[(int) $invoice['id']] = true;
        }
    }

    /** @return string what an admin said yes to */
    public function answerQuestions(): string
    {
        $cdn = $this->stage->cdn();
        $answered = [];
        foreach ($cdn->status()['questions'] as $question) {
            $cdn->answer($question['code'], $question['id'], 'admin 1');
            $cdn->work(0, 'page');
            $answered[] = $question['code'];
        }

        return implode(', ', $answered);
    }

    private function story(): string
    {
        do {
            $event = $this->story->next();
        } while (!$this->isSeenAlike($event));
        [$subject, $method] = $event;
        $arguments = array_slice($event, 2);
        if ($method === 'place' && $arguments[1][0]['username'] === '') {
            // A name from an e-mail address depends on when the addon first looks.
            $arguments[1][0]['username'] = 'named' . ++$this->names;
        }
        $way = $this->chance->of(['on the web', 'on the web', 'by hooks', 'silently']);
        match ($way) {
            'on the web' => $this->onTheWeb($subject, $method, $arguments),
            'by hooks' => $this->stage->whmcs->$subject->$method(...$arguments),
            'silently' => $this->stage->bulk->$subject->$method(...$arguments),
        };

        return "$way $subject->$method" . json_encode($arguments);
    }

    /**
     * Whether it was paid is remembered (R5) by whoever saw it: nobody forgets the date of a payment that the addon
     * may have seen and the oracle not, or the other way round.
     */
    private function isSeenAlike(array $event): bool
    {
        [$subject, $method, $id, $status] = $event + [2 => null, 3 => null];

        return [$subject, $method, $status] !== ['invoiceStatus', 'set', 'Unpaid'] || isset($this->seenPaid[$id]);
    }

    private function onTheWeb(string $subject, string $method, array $arguments): void
    {
        $event = json_encode(['subject' => $subject, 'method' => $method, 'args' => $arguments], JSON_THROW_ON_ERROR);
        $headers = ['Content-Type: application/json', 'X-Host-Token: ' . Host::configuration()->token];
        $answer = $this->web->send('POST', '_host/event.php', $event, $headers);
        if ($answer->status !== 200) {
            throw new \RuntimeException("$event: $answer->status $answer->body");
        }
    }

    /** Somebody changes many services by SQL. */
    private function bulk(): string
    {
        $product = $this->stage->shop[$this->chance->of(['boost', 'hosting', 'hidden'])];
        [$from, $to] = $this->chance->of([['Active', 'Suspended'], ['Suspended', 'Active'], ['Cancelled', 'Active']]);
        $changed = $this->stage->pdo()->exec("UPDATE tblhosting SET domainstatus = '$to'"
            . " WHERE domainstatus = '$from' AND packageid = $product ORDER BY id LIMIT 30");

        return "$changed services of product $product from $from to $to";
    }

    /** @param list<string> $products */
    private function tick(array $products): string
    {
        $ids = array_map(fn (string $name): int => $this->stage->shop[$name], $products);
        $save = [array_values($this->stage->shop), $ids, [], 'admin 1'];
        $question = $this->stage->cdn()->save(...$save)['question'];
        if ($question !== null) {
            $this->stage->cdn()->save(...[...$save, $question['id']]);
        }

        return implode(', ', $products);
    }

    private function page(): string
    {
        if ($this->admin === null) {
            $this->admin = new Browser($this->url . 'admin/');
            $token = $this->admin->get('login.php')->field('token');
            $this->admin->post('login.php', ['token' => $token, 'username' => 'admin', 'password' => 'admin']);
        }
        $page = $this->chance->of(self::PAGES);
        $answer = $this->admin->get("addonmodules.php?module=aflexi_cdn$page");
        if ($answer->status !== 200 || !str_contains($answer->body, 'aflexi-')) {
            throw new \RuntimeException("The page \"$page\": $answer->status $answer->body");
        }

        return $page;
    }

    private function password(): string
    {
        $account = $this->oneAccount();
        if ($account === null) {
            return 'nobody has one';
        }

        return "of {$account['name']}" . $this->unlessBusy(
            fn () => $this->stage->cdn()->newPassword((int) $account['id'], 'admin 1')
        );
    }

    private function clientPassword(): string
    {
        $account = $this->oneAccount(" AND a.applied_status = 'active'");
        if ($account === null) {
            return 'nobody has one';
        }
        $wanted = 'Own-' . ++$this->names . '-password';
        $client = (int) $account['userid'];
        $owner = "SELECT auth_user_id FROM tblusers_clients WHERE client_id = $client AND owner = 1";
        $refused = null;
        $busy = $this->unlessBusy(function () use ($client, $owner, $account, $wanted, &$refused): void {
            $who = [$client, (int) $this->stage->value($owner), (int) $account['service']];
            $refused = $this->stage->cdn()->clientPassword(...[...$who, $wanted, $wanted, "client $client"]);
        });
        if ($busy === '' && $refused === null) {
            $this->wished[(int) $account['id']] = $wanted;
        }

        return "of {$account['name']}" . $busy . ($refused === null ? '' : " refused: {$refused['code']}");
    }

    private function switch(): string
    {
        $services = $this->stage->bulk->rows->select('tblhosting');
        if ($services === []) {
            return 'there is no service';
        }
        $service = (int) $this->chance->of($services)['id'];
        $mode = $this->chance->of(['on', 'off', 'auto', 'auto']);

        return "service $service to $mode" . $this->unlessBusy(function () use ($service, $mode): void {
            $this->stage->cdn()->setMode($service, $mode, 'admin 1');
            $this->stage->expectation->set($service, match ($mode) {
                'on' => Verdict::Yes,
                'off' => Verdict::No,
                'auto' => Verdict::Keep,
            });
        });
    }

    /** @return array{id: string, name: string, service: string, userid: string}|null */
    private function oneAccount(string $where = ''): ?array
    {
        $accounts = $this->stage->pdo()->query('SELECT a.id, a.name, h.id AS service, h.userid'
            . ' FROM mod_aflexi_cdn_accounts a JOIN mod_aflexi_cdn_services s ON s.account_id = a.id'
            . " JOIN tblhosting h ON h.id = s.service_id WHERE a.remote_id IS NOT NULL$where ORDER BY a.id, h.id")
            ->fetchAll(\PDO::FETCH_ASSOC);

        return $accounts === [] ? null : $this->chance->of($accounts);
    }

    /** @return string why it was refused: what is being worked on, or not there any more, is no error */
    private function unlessBusy(callable $press): string
    {
        try {
            $press();
        } catch (\Aflexi\Cdn\RefusedException | \Aflexi\Cdn\NotFoundException $e) {
            return " refused: {$e->getMessage()}";
        }

        return '';
    }
}
