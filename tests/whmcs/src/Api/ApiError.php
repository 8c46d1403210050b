<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

/** An API function refuses; callers of localAPI see its message. */
final class ApiError extends \RuntimeException
{
}
