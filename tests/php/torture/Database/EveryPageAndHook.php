<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Database;

use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Page\Router;
use WhmcsHost\Hooks;
use WhmcsHost\Host;

/** Every page and every kind of hook, once for each of its statements and each fault that it can meet. */
final class EveryPageAndHook
{
    private int $played = 0;

    /** @var list<string> */
    private array $troubles = [];

    public function __construct(private readonly Stage $stage)
    {
    }

    /** @return array{played: int, troubles: list<string>} */
    public function play(): array
    {
        $stage = $this->stage;
        $stage->enable(['boost']);
        $service = $stage->buyer('ada');
        $stage->cron();
        foreach (array_keys(Router::PAGES) as $page) {
            $this->page($page);
        }
        $row = $stage->bulk->rows->get('tblhosting', $service);
        $order = $stage->bulk->rows->get('tblorders', (int) $row['orderid']);
        $payment = $stage->bulk->rows->first('tblaccounts', ['invoiceid' => $order['invoiceid']]);
        $client = (int) $row['userid'];
        foreach (
            ['InvoiceRefunded' => ['invoiceid' => (int) $order['invoiceid']],
            'ManualRefund' => ['transid' => $payment['transid'], 'amount' => 1.0],
            'AddTransaction' => ['id' => (int) $payment['id'], 'refundid' => 1],
            'ClientEdit' => ['userid' => $client],
            'PreDeleteClient' => ['userid' => $client],
            'ServiceEdit' => ['serviceid' => $service],
            'ProductEdit' => ['pid' => $stage->shop['boost']],
            'AddonConfigSave' => ['id' => $stage->addon],
            'DailyCronJob' => [],
            'AdminClientServicesTabFields' => ['id' => $service]] as $point => $vars
        ) {
            $this->each($point, static fn (): array => Hooks::run($point, $vars));
        }
        $this->stage->recover();

        return ['played' => $this->played, 'troubles' => [...$this->troubles, ...$stage->troubles()]];
    }

    private function page(string $page): void
    {
        $_GET = ['page' => $page];
        $_SESSION['adminid'] = 1;
        $show = static fn () => Module::output(['modulelink' => 'addonmodules.php?module=aflexi_cdn', '_lang' => []]);
        $this->each("page $page", $show, static function (string $printed): array {
            $isTold = str_contains($printed, 'refused a statement') || str_contains($printed, 'tables of the addon');

            return $isTold ? [] : ['It does not say what is wrong.'];
        });
        $_GET = [];
    }

    /** @param ?callable(string): list<string> $judge what is wrong with what is printed; nothing may be without it */
    private function each(string $what, callable $work, ?callable $judge = null): void
    {
        $judge ??= static fn (string $printed): array => $printed === '' ? [] : ["It prints $printed"];
        $undisturbed = new FaultyPdo(Host::configuration());
        Request::over($undisturbed, $work);
        if ($undisturbed->statements === []) {
            $this->troubles[] = "$what asks the database nothing.";
        }
        foreach (Fault::combinations($undisturbed->statements) as [$fault, $number]) {
            $this->played++;
            $request = Request::over(new FaultyPdo(Host::configuration(), $fault, $number), $work);
            foreach ([...$request->troubles, ...$judge($request->printed)] as $trouble) {
                $this->troubles[] = "$what, $fault->value at $number: $trouble";
            }
        }
    }
}
