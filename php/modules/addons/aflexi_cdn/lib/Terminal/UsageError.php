<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

/**
 * What was typed is not understood.
 */
final class UsageError extends \Exception
{
}
