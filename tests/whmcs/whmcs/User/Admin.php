<?php

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Model\AbstractModel;

/** An administrator. */
class Admin extends AbstractModel
{
    protected $table = 'tbladmins';

    protected $columnMap = [
        'roleId' => 'roleid',
        'firstName' => 'firstname',
        'lastName' => 'lastname',
    ];

    public function getFullNameAttribute(): string
    {
        return "$this->firstname $this->lastname";
    }
}
