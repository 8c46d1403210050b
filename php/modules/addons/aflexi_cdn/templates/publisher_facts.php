<?php

defined('WHMCS') || exit ?>
<?php
$say = static function (string $what, ?string $value) use ($t, $word): string {
    if ($value === null || $value === '') {
        return $t('not_told');
    }

    return $what === 'status' ? $word('status_' . $value, $value) : $value;
};
?>
<h3 id="aflexi-facts"><?= $e($t('facts_title')) ?></h3>
<p><?= $e($t('facts_about', ['time' => $at === null ? $t('never') : $time($at)])) ?></p>
<?php // Nothing in it takes the focus, so that the keyboard could not scroll it. ?>
<div class="table-responsive" role="region" aria-labelledby="aflexi-facts" tabindex="0">
<table class="table aflexi-facts">
    <caption class="sr-only"><?= $e($t('facts_title')) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_fact')) ?></th>
            <th scope="col"><?= $e($t('column_applied')) ?></th>
            <th scope="col"><?= $e($t('column_observed')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($facts as $fact) : ?>
        <tr>
            <th scope="row"><?= $e($t('what_' . $fact['what'])) ?></th>
            <td><?= $name($say($fact['what'], $fact['applied'])) ?></td>
            <td><?= $name($say($fact['what'], $fact['observed'])) ?></td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
