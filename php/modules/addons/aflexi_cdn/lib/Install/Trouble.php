<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * Why something cannot be installed, and what to do, for whoever sits at the terminal.
 */
final class Trouble extends \RuntimeException
{
}
