<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** Clients (tblclients) and their owners (tblusers). Text is given as WHMCS stores it: with HTML entities. */
final class Clients extends Subject
{
    private const CONTACT = ['firstname', 'lastname', 'companyname', 'email', 'address1', 'address2', 'city', 'state',
        'postcode', 'country', 'phonenumber'];

    private const FLAGS = ['taxexempt', 'latefeeoveride', 'overideduenotices', 'separateinvoices', 'disableautocc',
        'emailoptout', 'marketing_emails_opt_in', 'overrideautoclose'];

    /** Every table that knows a client, and by which column. */
    private const BELONGINGS = [
        'tblorders' => 'userid',
        'tblhosting' => 'userid',
        'tblhostingaddons' => 'userid',
        'tblupgrades' => 'userid',
        'tblinvoices' => 'userid',
        'tblinvoiceitems' => 'userid',
        'tblaccounts' => 'userid',
        'tblemails' => 'userid',
        'tblcredit' => 'clientid',
    ];

    /** @param array<string, mixed> $profile columns of tblclients, at least the name and the e-mail */
    public function add(array $profile): int
    {
        $profile += array_fill_keys(self::CONTACT, '') + ['tax_id' => '', 'notes' => '', 'groupid' => 0];
        $id = $this->rows->insert('tblclients', $profile + [
            'uuid' => md5('client ' . $profile['email']),
            'currency' => 1,
            'datecreated' => $this->clock->today(),
        ]);
        $user = $this->owner($profile, $id);
        $this->events->run('ClientAdd', [
            'client_id' => $id,
            'user_id' => $user,
            'userid' => $id,
            ...$this->contact($profile),
            'tax_id' => $profile['tax_id'],
            'password' => 'clear-text-' . $id,
            'customFields' => [],
            ...$this->flags($profile),
            'notes' => $profile['notes'],
            'groupid' => $profile['groupid'],
        ]);

        return $id;
    }

    /** @param array<string, mixed> $changes columns of tblclients */
    public function edit(int $id, array $changes): void
    {
        $old = $this->rows->get('tblclients', $id);
        $this->rows->update('tblclients', $changes, ['id' => $id]);
        $new = $this->rows->get('tblclients', $id);
        $this->events->run('ClientEdit', [
            'userid' => $id,
            'uuid' => $new['uuid'],
            ...$this->contact($new),
            'currency' => (int) $new['currency'],
            'notes' => $new['notes'],
            'status' => $new['status'],
            ...$this->flags($new),
            'language' => $new['language'],
            'billingcid' => (int) $new['billingcid'],
            'groupid' => (int) $new['groupid'],
            'allow_sso' => (bool) $new['allow_sso'],
            'olddata' => $this->contact($old),
            'authmodule' => $new['authmodule'],
            'authdata' => $new['authdata'],
            'email_verified' => (bool) $new['email_verified'],
            'isOptedInToMarketingEmails' => (bool) $new['marketing_emails_opt_in'],
            'email_preferences' => array_fill_keys(
                ['affiliate', 'domain', 'general', 'invoices', 'product', 'support'],
                true
            ),
        ]);
    }

    /** Closing cancels what is unpaid and ends the services. */
    public function close(int $id): void
    {
        $this->rows->update(
            'tblinvoices',
            ['status' => 'Cancelled', 'date_cancelled' => $this->clock->now()],
            ['userid' => $id, 'status' => 'Unpaid']
        );
        foreach (['tblhosting' => 'domainstatus', 'tblhostingaddons' => 'status'] as $table => $status) {
            $this->rows->update($table, [$status => 'Cancelled'], ['userid' => $id, $status => 'Pending']);
            $this->rows->update(
                $table,
                [$status => 'Terminated', 'termination_date' => $this->clock->today()],
                ['userid' => $id, $status => ['Active', 'Suspended']]
            );
        }
        $this->rows->update('tblclients', ['status' => 'Closed'], ['id' => $id]);
        $this->events->run('ClientClose', ['userid' => $id]);
    }

    /** Everything is still there in the first hook and gone in the second. */
    public function delete(int $id): void
    {
        $this->events->run('PreDeleteClient', ['userid' => $id]);
        foreach (self::BELONGINGS as $table => $column) {
            $this->rows->delete($table, [$column => $id]);
        }
        $this->rows->delete('tblusers_clients', ['client_id' => $id]);
        $this->rows->delete('tblclients', ['id' => $id]);
        $this->events->run('ClientDelete', ['userid' => $id]);
    }

    /** All that one client has becomes another's. */
    public function merge(int $from, int $to): void
    {
        foreach (self::BELONGINGS as $table => $column) {
            $this->rows->update($table, [$column => $to], [$column => $from]);
        }
        $credit = Money::sum(...array_column($this->rows->select('tblclients', ['id' => [$from, $to]]), 'credit'));
        $this->rows->update('tblclients', ['credit' => $credit], ['id' => $to]);
        $this->rows->delete('tblusers_clients', ['client_id' => $from]);
        $this->rows->delete('tblclients', ['id' => $from]);
        $this->events->run('AfterClientMerge', ['toUserID' => $to, 'fromUserID' => $from]);
    }

    /**
     * The user who signs in for the client: an existing one with that e-mail, or a new one.
     *
     * @param array<string, mixed> $profile
     */
    private function owner(array $profile, int $clientId): int
    {
        $known = $this->rows->first('tblusers', ['email' => $profile['email']]);
        $user = (int) ($known['id'] ?? $this->rows->insert('tblusers', [
            'first_name' => $profile['firstname'],
            'last_name' => $profile['lastname'],
            'email' => $profile['email'],
        ]));
        $this->rows->insert('tblusers_clients', ['auth_user_id' => $user, 'client_id' => $clientId, 'owner' => 1]);

        return $user;
    }

    /**
     * @param array<string, mixed> $row
     *
     * @return array<string, string>
     */
    private function contact(array $row): array
    {
        return array_intersect_key($row, array_flip(self::CONTACT));
    }

    /**
     * @param array<string, mixed> $row
     *
     * @return array<string, bool>
     */
    private function flags(array $row): array
    {
        $flags = array_intersect_key($row, array_flip(self::FLAGS)) + array_fill_keys(self::FLAGS, false);

        return array_map(boolval(...), $flags);
    }
}
