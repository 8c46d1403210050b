<?php

/**
 * The traffic of a publisher by day, as bars and as a table.
 *
 * @var array  $traffic as publisher() has it
 * @var string $id      for elements that need one, unique in the page
 */

defined('WHMCS') || exit ?>
<?php
list($year, $month) = explode('-', $traffic['month']);
$days = $traffic['days'];
$most = max(array_map('floatval', $days));
$when = ['month' => $t('month_' . $month), 'year' => $year];
$sentence = $most > 0 ? $t('traffic_so_far', [
    'total' => $volume($traffic['total_mb']),
    'day' => array_search($most, $days, false) + 1,
    'most' => $volume($most),
] + $when) : $t('traffic_none', $when);
?>
<figure class="aflexi-traffic">
    <svg role="img" aria-labelledby="<?= $e($id) ?>-title" aria-describedby="<?= $e($id) ?>-about" width="310"
        height="76" viewBox="0 0 310 76" fill="currentColor">
        <title id="<?= $e($id) ?>-title"><?= $e($t('traffic_caption', $when)) ?></title>
        <desc id="<?= $e($id) ?>-about"><?= $e($sentence) ?></desc>
        <rect x="0" y="60" width="<?= $e(count($days) * 10) ?>" height="1" opacity=".4"/>
<?php foreach ($days as $index => $served) : ?>
    <?php if ($served !== null) : ?>
        <?php $height = $most > 0 ? round($served / $most * 58, 1) : 0 ?>
        <g>
            <title><?= $e($t('traffic_day', ['day' => $index + 1, 'served' => $volume($served)])) ?></title>
            <rect x="<?= $e($index * 10) ?>" y="0" width="10" height="60" opacity="0"/>
            <rect x="<?= $e($index * 10 + 1) ?>" y="<?= $e(60 - $height) ?>" width="8" height="<?= $e($height) ?>"/>
        </g>
    <?php endif ?>
    <?php if ($index === 0 || $index % 10 === 9) : ?>
        <text x="<?= $e($index * 10 + 5) ?>" y="73" font-size="10" text-anchor="middle"><?= $e($index + 1) ?></text>
    <?php endif ?>
<?php endforeach ?>
    </svg>
    <figcaption>
        <?= $e($sentence) ?>
        <span class="aflexi-detail"><?= $e($t('traffic_read_at', ['time' => $time($traffic['read_at'])])) ?></span>
    </figcaption>
    <details>
        <summary><?= $e($t('traffic_numbers')) ?></summary>
        <table class="table">
            <caption class="sr-only"><?= $e($t('traffic_caption', $when)) ?></caption>
            <thead>
                <tr>
                    <th scope="col"><?= $e($t('column_day')) ?></th>
                    <th scope="col" class="aflexi-number"><?= $e($t('column_served')) ?></th>
                </tr>
            </thead>
            <tbody>
<?php foreach ($days as $index => $served) : ?>
    <?php if ($served !== null) : ?>
                <tr>
                    <th scope="row"><?= $e($index + 1) ?></th>
                    <td class="aflexi-number"><?= $e($volume($served)) ?></td>
                </tr>
    <?php endif ?>
<?php endforeach ?>
            </tbody>
        </table>
    </details>
</figure>
