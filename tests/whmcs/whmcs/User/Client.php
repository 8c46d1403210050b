<?php

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Model\AbstractModel;

/** A client, the account that owns services. */
class Client extends AbstractModel
{
    protected $table = 'tblclients';

    protected $columnMap = [
        'firstName' => 'firstname',
        'lastName' => 'lastname',
        'companyName' => 'companyname',
    ];

    public function getFullNameAttribute(): string
    {
        return "$this->firstname $this->lastname";
    }
}
