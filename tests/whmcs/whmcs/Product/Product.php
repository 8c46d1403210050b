<?php

declare(strict_types=1);

namespace WHMCS\Product;

use WHMCS\Model\AbstractModel;

/** A product of the catalogue. */
class Product extends AbstractModel
{
    protected $table = 'tblproducts';

    protected $columnMap = [
        'productGroupId' => 'gid',
        'paymentType' => 'paytype',
        'module' => 'servertype',
    ];
}
