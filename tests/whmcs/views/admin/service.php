<?php

$rows = [
    'Product/Service' => $service->product,
    'Domain' => $service->domain,
    'Username' => $service->username,
    'Status' => $service->domainstatus,
    'Billing Cycle' => $service->billingcycle,
    'Registration Date' => fromMySQLDate($service->regdate),
    'Next Due Date' => fromMySQLDate($service->nextduedate),
];

?>
<p><a href="clientssummary.php?userid=<?= $service->userid ?>">Client #<?= $service->userid ?></a></p>
<table class="table table-bordered">
    <?php foreach ($rows as $label => $value) : ?>
    <tr><th><?= $stored($label) ?></th><td><?= $stored($value) ?></td></tr>
    <?php endforeach ?>
    <?php foreach ($fields as $label => $html) : ?>
    <tr><th><?= $stored($label) ?></th><td><?= $html ?></td></tr>
    <?php endforeach ?>
</table>
