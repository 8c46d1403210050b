<?php

defined('WHMCS') || exit ?>
<?php
$extras = array_filter(['ssl', 'streaming', 'all_locations'], static function (string $limit) use ($row): bool {
    return $row['limits'][$limit];
});
?>
<tr>
    <th scope="row"><?= $name($row['name']) ?></th>
<?php foreach (['transfer_gb', 'speed_mbps', 'hostnames'] as $limit) : ?>
    <td class="aflexi-number"><?= $part('package_value', ['limit' => $limit, 'value' => $row['limits'][$limit]]) ?></td>
<?php endforeach ?>
    <td class="aflexi-number"><?= $e($number($row['accounts'])) ?></td>
    <td>
<?php foreach ($extras as $limit) : ?>
        <span class="label label-default"><?= $e($t('short_' . $limit)) ?></span>
<?php endforeach ?>
    </td>
    <td><?= $part('package_products', ['products' => $row['products']]) ?></td>
    <td><a class="btn btn-default btn-sm" href="<?= $e($link . '&page=packages&package=' . $row['id']) ?>"><?=
        $e($t('package_edit'))
    ?><span class="sr-only"> <?= $name($row['name']) ?></span></a></td>
</tr>
