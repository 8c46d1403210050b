<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use WHMCS\Database\Capsule;

/** GetClientsDetails. */
final class Clients
{
    private const COPIED = [
        'id', 'uuid', 'firstname', 'lastname', 'companyname', 'email', 'address1', 'address2', 'city', 'state',
        'postcode', 'country', 'phonenumber', 'tax_id', 'billingcid', 'notes', 'currency', 'defaultgateway', 'groupid',
        'status', 'credit', 'taxexempt', 'latefeeoveride', 'overideduenotices', 'separateinvoices', 'disableautocc',
        'emailoptout', 'marketing_emails_opt_in', 'overrideautoclose', 'email_verified', 'language',
    ];

    public static function details(array $values): array
    {
        $client = self::find($values);
        $details = array_intersect_key((array) $client, array_flip(self::COPIED));
        $owner = self::users($client->id)->firstWhere('is_owner', true);
        $details = [
            'client_id' => $client->id,
            'owner_user_id' => $owner['id'] ?? 0,
            'userid' => $client->id,
            'fullname' => "$client->firstname $client->lastname",
            'fullstate' => $client->state,
            'statecode' => $client->state,
            'countrycode' => $client->country,
            'allowSingleSignOn' => $client->allow_sso,
            'lastlogin' => 'No Login Logged',
            'customfields' => [],
            'users' => ['user' => self::users($client->id)->all()],
        ] + $details;
        return ['client' => $details] + $details;
    }

    private static function find(array $values): \stdClass
    {
        $query = Capsule::table('tblclients');
        $client = match (true) {
            !empty($values['clientid']) => $query->find((int) $values['clientid']),
            !empty($values['email']) => $query->where('email', $values['email'])->first(),
            default => throw new ApiError('Either clientid Or email Is Required'),
        };
        return $client ?? throw new ApiError('Client Not Found');
    }

    /** @return \Illuminate\Support\Collection<int, array{id: int, name: string, email: string, is_owner: bool}> */
    private static function users(int $client): \Illuminate\Support\Collection
    {
        return Capsule::table('tblusers_clients')
            ->join('tblusers', 'tblusers.id', '=', 'auth_user_id')
            ->where('client_id', $client)
            ->get(['tblusers.id', 'first_name', 'last_name', 'email', 'owner'])
            ->map(static fn (\stdClass $user): array => [
                'id' => $user->id,
                'name' => "$user->first_name $user->last_name",
                'email' => $user->email,
                'is_owner' => (bool) $user->owner,
            ]);
    }
}
