<?php

declare(strict_types=1);

namespace WHMCS\Database;

use Illuminate\Database\Capsule\Manager;

/** WHMCS's database manager: the one of Illuminate under WHMCS's name. */
class Capsule extends Manager
{
}
