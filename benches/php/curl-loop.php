<?php

/** Makes an account for each service of a product by SequentialCurl: {root, product, package, url, username, key}. */

declare(strict_types=1);

use Bench\Child;
use Bench\Effort;
use Bench\Php\SequentialCurl;
use WHMCS\Database\Capsule;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

$input = Child::input();
Host::boot($input['root']);
Child::answer(Effort::withDatabase(static function () use ($input): array {
    $rows = Capsule::connection()->getPdo()->prepare(
        "SELECT h.username, c.email, CONCAT(c.firstname, ' ', c.lastname) name"
        . " FROM tblhosting h JOIN tblclients c ON c.id = h.userid WHERE h.packageid = ? AND h.domainstatus = 'Active'"
    );
    $rows->execute([$input['product']]);
    $curl = new SequentialCurl($input['url'], $input['username'], $input['key']);
    $made = $curl->synchronize($input['package'], $rows->fetchAll(\PDO::FETCH_ASSOC));

    return ['calls' => $curl->calls, 'created' => $made, 'remaining' => 0, 'halted' => null];
}));
