<?php

declare(strict_types=1);

namespace WHMCS\Service;

/** States of services and their addons. */
class Status
{
    public const PENDING = 'Pending';
    public const ACTIVE = 'Active';
    public const COMPLETED = 'Completed';
    public const SUSPENDED = 'Suspended';
    public const TERMINATED = 'Terminated';
    public const CANCELLED = 'Cancelled';
    public const FRAUD = 'Fraud';
}
