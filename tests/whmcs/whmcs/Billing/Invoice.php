<?php

declare(strict_types=1);

namespace WHMCS\Billing;

use WHMCS\Model\AbstractModel;

/** An invoice. */
class Invoice extends AbstractModel
{
    protected $table = 'tblinvoices';

    protected $columnMap = [
        'clientId' => 'userid',
        'invoiceNumber' => 'invoicenum',
        'dateCreated' => 'date',
        'dateDue' => 'duedate',
        'datePaid' => 'datepaid',
        'tax1' => 'tax',
    ];
}
