<?php

/**
 * Aflexi CDN for WHMCS: the functions WHMCS calls. What they do stands in lib/, what they decide in the PHP extension.
 */

// phpcs:disable PSR1.Files.SideEffects -- WHMCS loads this file by name and asks for the guard.

use WHMCS\Module\Addon\AflexiCdn\Module;

if (!defined('WHMCS')) {
    die('This file cannot be opened directly.');
}

require_once __DIR__ . '/lib/autoload.php';

/** Name, version and settings. */
function aflexi_cdn_config(): array
{
    return Module::config();
}

/** Makes the tables and the product addon; safe to repeat. */
function aflexi_cdn_activate(): array
{
    return Module::activate();
}

/** Stops the addon and keeps all its data. */
function aflexi_cdn_deactivate(): array
{
    return Module::deactivate();
}

/** Runs at the first access after the files changed; safe to repeat. */
function aflexi_cdn_upgrade($vars): void
{
    Module::upgrade();
}

/** The page in the client area, `index.php?m=aflexi_cdn`. */
function aflexi_cdn_clientarea($vars): array
{
    return Module::clientArea();
}

/** The admin pages. */
function aflexi_cdn_output($vars): void
{
    Module::output((array) $vars);
}
