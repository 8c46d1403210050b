<?php

$rows = [
    'Product/Service' => $product,
    'Domain' => $service->domain,
    'Status' => $service->status,
    'Billing Cycle' => $service->billingcycle,
    'Next Due Date' => fromMySQLDate($service->nextduedate, false, true),
];

?>
<table class="table">
    <?php foreach ($rows as $label => $value) : ?>
    <tr><th scope="row"><?= $stored($label) ?></th><td><?= $stored($value) ?></td></tr>
    <?php endforeach ?>
</table>
<?php foreach ($hookOutput as $html) : ?>
<div class="hook-output"><?= $html ?></div>
<?php endforeach ?>
