<?php

declare(strict_types=1);

namespace WHMCS\User;

use WHMCS\Model\AbstractModel;

/** A sign-in, linked to clients. */
class User extends AbstractModel
{
    protected $table = 'tblusers';

    protected $columnMap = [
        'firstName' => 'first_name',
        'lastName' => 'last_name',
    ];

    public function getFullNameAttribute(): string
    {
        return "$this->first_name $this->last_name";
    }
}
