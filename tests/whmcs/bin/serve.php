<?php

/**
 * Serves a site until Ctrl-C:
 * php tests/whmcs/bin/serve.php [--directory=DIR] [--extension=FILE] [--sandbox=FILE] [--clients=N] [--sample] [--lax]
 */

declare(strict_types=1);

use WhmcsHost\Site;

require __DIR__ . '/../autoload.php';

$given = getopt('', ['directory:', 'extension:', 'sandbox:', 'clients:', 'sample', 'lax']);
$paths = array_intersect_key($given, ['directory' => 0, 'extension' => 0, 'sandbox' => 0]);
$site = Site::start($paths + [
    'clients' => (int) ($given['clients'] ?? 40),
    'sampleAddon' => isset($given['sample']),
    'strictSql' => !isset($given['lax']),
]);

printf("%sadmin/ as admin, password admin\n", $site->url());
if (isset($paths['sandbox'])) {
    $sandbox = $site->sandbox();
    printf("Aflexi sandbox: %s operator %s, key %s\n", $sandbox->url(), $sandbox->operator, $sandbox->key);
}
while (true) {
    sleep(3600);
}
