<?php

/**
 * WHMCS's globals as the skin uses them, recording what they are asked. No WHMCS, no database, no extension.
 */

// phpcs:disable PSR1.Files.SideEffects -- declares and defines.

use AflexiCdn\Tests\Unit\FakeAdmin;
use AflexiCdn\Tests\Unit\FakeCapsule;
use AflexiCdn\Tests\Unit\Recorded;

const WHMCS = true;
const ADDON = __DIR__ . '/../../../php/modules/addons/aflexi_cdn';

require_once __DIR__ . '/Recorded.php';
require_once __DIR__ . '/FakeCapsule.php';
require_once __DIR__ . '/FakeAdmin.php';

class_alias(FakeCapsule::class, 'WHMCS\\Database\\Capsule');
class_alias(FakeAdmin::class, 'WHMCS\\User\\Admin');

function add_hook($point, $priority, $function): void
{
    Recorded::$hooks[$point][] = $function;
}

function logActivity($message, $client = 0): void
{
    Recorded::$log[] = [$message, $client];
}

function localAPI($command, $values = [], $admin = ''): array
{
    if ($command === 'SendEmail') {
        Recorded::$calls[] = [$command, $values];
        $answer = \Aflexi\Cdn\Addon::$answers[$command];
        if (is_string($answer)) {
            throw new RuntimeException($answer);
        }

        return $answer;
    }
    Recorded::$calls[] = [$command];
    if ($command === 'GetConfigurationValue') {
        $settings = ['SystemURL' => 'https://whmcs.example/', 'ActiveAddonModules' => 'another,aflexi_cdn'];

        return ['result' => 'success', 'setting' => $values['setting'], 'value' => $settings[$values['setting']]];
    }
    $value = $values['password2'];

    // Reversible and visible: an identity would hide a leak.
    return ['result' => 'success', 'password' => $command === 'EncryptPassword'
        ? 'enc(' . strrev($value) . ')'
        : strrev(substr($value, 4, -1))];
}

function generate_token($type = 'form'): string
{
    return 'whmcs-token';
}

function fromMySQLDate($date, $time = false): string
{
    return 'local ' . $date;
}
