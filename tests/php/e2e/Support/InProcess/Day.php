<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use WhmcsHost\Comparison;

/** A day with every kind of work in it, all still to be done. */
final class Day
{
    /**
     * Who was there before the addon. His password is unknown; or it is a new one that holds, if the worker died when
     * a create may have been sent already, since then his account cannot be told from one that was made.
     */
    public const ADOPTED = ['adopted'];

    public function __construct(private readonly Stage $stage)
    {
    }

    public function begin(): void
    {
        $stage = $this->stage;
        $bulk = $stage->bulk;
        // One call after the other: the same boundaries each time.
        $stage->set('concurrency', '1');
        $stage->enable(['boost', 'odd', 'hosting', 'hidden']);
        $services = [];
        foreach (['kept', 'suspended', 'activated', 'moved', 'renamed', 'newpassword'] as $name) {
            $services[$name] = $stage->buyer($name);
        }
        $stage->cron();
        $bulk->services->setStatus($services['activated'], 'Suspended');
        $stage->cron();
        $stage->expectation->accounts(Comparison::accounts($stage->sandbox->state()));

        $this->loseAnswers();

        // Told by hooks:
        $stage->whmcs->services->setStatus($services['suspended'], 'Suspended');
        $client = (int) $bulk->rows->get('tblhosting', $services['renamed'])['userid'];
        $stage->whmcs->clients->edit($client, ['lastname' => 'Hopper', 'email' => 'hopper@example.test']);
        // By nobody; its package is yet to be made:
        $bulk->services->setStatus($services['activated'], 'Active');
        $bulk->rows->update('tblhosting', ['packageid' => $stage->shop['odd']], ['id' => $services['moved']]);
        // By an admin:
        $account = "SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'newpassword'";
        $stage->cdn()->newPassword((int) $stage->value($account), 'admin 1');

        $stage->buyer('fresh');
        $stage->buyer('further', 'hidden');
        $this->stranger('adopted', 'ADOPTED@example.test');
        $stage->buyer('adopted');
        $this->stranger('refused', 'somebody@else.test');
        $stage->buyer('refused');
        $stage->buyer('odd', username: 'a/b');
        // To be cancelled, though nothing was ever made.
        $unpaid = $bulk->clients->add(['firstname' => 'un', 'lastname' => 'Paid', 'email' => 'un@example.test']);
        $order = $bulk->orders->place($unpaid, [['product' => $stage->shop['boost'], 'username' => 'unpaid']]);
        $stage->whmcs->services->setStatus($order->serviceIds[0], 'Cancelled');
        $stage->anHourLater();
    }

    /**
     * Lets crons recover whatever happened to the work.
     *
     * @return list<string> what is wrong even so
     */
    public function end(): array
    {
        $this->stage->recover();
        $troubles = $this->stage->troubles();
        foreach (array_diff($this->stage->unknownPasswords(), self::ADOPTED) as $name) {
            $troubles[] = "The password of $name is unknown.";
        }

        return $troubles;
    }

    /** Two creates that nobody knows the outcome of: one was carried out, one was not. */
    private function loseAnswers(): void
    {
        $faults = ['made' => ['kind' => 'drop_after'], 'unmade' => ['kind' => 'http', 'status' => 502]];
        foreach ($faults as $name => $fault) {
            $this->stage->buyer($name);
            $this->stage->sandbox->setFaults($fault + ['method' => 'user.create', 'times' => 1]);
            $this->stage->cron();
            $this->stage->sandbox->clearFaults();
        }
        $sent = (int) $this->stage->value('SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE progress IS NOT NULL');
        if ($sent !== 2) {
            throw new \LogicException("$sent creates are pending, not 2.");
        }
    }

    private function stranger(string $name, string $email): void
    {
        $this->stage->sandbox->plant(['name' => $name, 'email' => $email, 'display_name' => 'Some Body',
            'status' => 'SUSPENDED', 'password' => 'old-secret']);
    }
}
