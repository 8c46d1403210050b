<?php

/** Global functions that WHMCS offers to modules and hooks. */

declare(strict_types=1);

use WhmcsHost\ActivityLog;
use WhmcsHost\Api\LocalApi;
use WhmcsHost\Dates;
use WhmcsHost\Hooks;
use WhmcsHost\ModuleLog;
use WhmcsHost\Token;

/** Registers a callback for a hook point. Priorities may come as numeric strings. */
function add_hook($hookPoint, $priority, $function): void
{
    Hooks::add((string) $hookPoint, (int) $priority, $function);
}

/** Runs the callbacks of a hook point. */
function run_hook($hookPoint, $vars = []): array
{
    return Hooks::run((string) $hookPoint, (array) $vars);
}

/** Writes a line to the activity log. */
function logActivity($message, $clientId = 0): void
{
    ActivityLog::write((string) $message, (int) $clientId);
}

/** Writes a call of a module to the module log, if an admin enabled that. */
function logModuleCall(
    $module,
    $action,
    $requestString,
    $responseData,
    $processedData = '',
    $replaceVars = []
): void {
    ModuleLog::write((string) $module, (string) $action, [$requestString, $responseData, $processedData], $replaceVars);
}

/** Calls an API function inside WHMCS. */
function localAPI($command, $values = [], $adminUser = ''): array
{
    return LocalApi::call((string) $command, (array) $values, (string) $adminUser);
}

/** A token against forged requests: bare for `plain`, a query part for `link`, else a hidden field. */
function generate_token($type = 'form'): string
{
    return match ($type) {
        'plain' => Token::current(),
        'link' => 'token=' . Token::current(),
        default => '<input type="hidden" name="token" value="' . Token::current() . '" />',
    };
}

/** Ends the request with an error page unless it carries the session's token. */
function check_token($namespace = 'WHMCS.default'): void
{
    Token::check();
}

/** Today, as `Y-m-d` or in the format dates are shown in. */
function getTodaysDate($clientFormat = false): string
{
    return Dates::today((bool) $clientFormat);
}

/** A stored date in the format dates are shown in. */
function fromMySQLDate($date, $time = false, $clientFormat = false): string
{
    return Dates::show((string) $date, (bool) $time);
}

/** A shown date in the format it is stored in. */
function toMySQLDate($input): string
{
    return Dates::store((string) $input);
}
