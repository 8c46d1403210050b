<?php

/**
 * The health of the addon as JSON, for a monitoring system that sends the token of the Health page:
 *
 *     curl -H 'Authorization: Bearer TOKEN' https://whmcs.example/modules/addons/aflexi_cdn/health.php
 *
 * 200 if all is well or somebody should look at something, 503 if the work does not get on, 401 without the right
 * token, 404 if no token was made or the addon is not active.
 */

// phpcs:disable PSR1.Files.SideEffects -- an entry point.

use WHMCS\Module\Addon\AflexiCdn\Monitor;

// Whatever WHMCS prints on its way is no part of the answer.
ob_start();
require_once dirname(__DIR__, 3) . '/init.php';
require_once __DIR__ . '/lib/autoload.php';

Monitor::answer();
