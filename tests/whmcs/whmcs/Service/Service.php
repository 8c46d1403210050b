<?php

declare(strict_types=1);

namespace WHMCS\Service;

use WHMCS\Model\AbstractModel;

/** A service of a client. */
class Service extends AbstractModel
{
    protected $table = 'tblhosting';

    protected $columnMap = [
        'clientId' => 'userid',
        'orderId' => 'orderid',
        'packageId' => 'packageid',
        'serverId' => 'server',
        'registrationDate' => 'regdate',
        'paymentGateway' => 'paymentmethod',
        'status' => 'domainstatus',
    ];
}
