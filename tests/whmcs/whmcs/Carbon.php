<?php

declare(strict_types=1);

namespace WHMCS;

/** Dates and times. */
class Carbon extends \Carbon\Carbon
{
}
