<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;

/** GetClientsProducts. */
final class Services
{
    private const FILTERS = [
        'clientid' => 'userid',
        'serviceid' => 'tblhosting.id',
        'pid' => 'packageid',
        'domain' => 'domain',
        'username2' => 'username',
    ];

    /** Columns that the answer holds under the same name. */
    private const COPIED = [
        'id', 'qty', 'orderid', 'regdate', 'domain', 'dedicatedip', 'firstpaymentamount', 'paymentmethod',
        'billingcycle', 'nextduedate', 'username', 'subscriptionid', 'promoid', 'overideautosuspend',
        'overidesuspenduntil', 'ns1', 'ns2', 'assignedips', 'notes', 'diskusage', 'disklimit', 'bwusage',
        'bwlimit', 'lastupdate',
    ];

    public static function ofClient(array $values): array
    {
        $filters = array_filter(array_intersect_key($values, self::FILTERS));
        $start = (int) ($values['limitstart'] ?? 0);
        $query = self::query($filters);
        $total = $query->count();
        $services = $query->orderBy('tblhosting.id')->offset($start)->limit((int) ($values['limitnum'] ?? 25))->get();
        $products = $services->map(self::product(...))->all();
        return $filters + [
            'totalresults' => (string) $total,
            'startnumber' => $start,
            'numreturned' => count($products),
            'products' => $products === [] ? '' : ['product' => $products],
        ];
    }

    private static function query(array $filters): Builder
    {
        $query = Capsule::table('tblhosting')
            ->leftJoin('tblproducts', 'tblproducts.id', '=', 'packageid')
            ->leftJoin('tblproductgroups', 'tblproductgroups.id', '=', 'gid')
            ->select('tblhosting.*', 'tblproducts.name as product', 'tblproductgroups.name as group');
        foreach ($filters as $name => $value) {
            $query->where(self::FILTERS[$name], $value);
        }
        return $query;
    }

    private static function product(\stdClass $row): array
    {
        return array_map(strval(...), array_intersect_key((array) $row, array_flip(self::COPIED))) + [
            'clientid' => (string) $row->userid,
            'pid' => (string) $row->packageid,
            'name' => (string) $row->product,
            'translated_name' => (string) $row->product,
            'groupname' => (string) $row->group,
            'translated_groupname' => (string) $row->group,
            'serverid' => (string) $row->server,
            'suspensionreason' => $row->suspendreason,
            'recurringamount' => $row->amount,
            'status' => $row->domainstatus,
            'password' => $row->password,
            'customfields' => ['customfield' => []],
            'configoptions' => ['configoption' => []],
        ];
    }
}
