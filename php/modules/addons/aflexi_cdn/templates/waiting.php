<?php

defined('WHMCS') || exit ?>
<section aria-labelledby="aflexi-waiting">
<h2 id="aflexi-waiting"><?= $e($t('unsettled_waiting')) ?></h2>
<div class="table-responsive">
<table class="table aflexi-unsettled">
    <caption><?= $e($t('waiting_caption', ['total' => $total])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_service')) ?></th>
            <th scope="col"><?= $e($t('column_why')) ?></th>
            <th scope="col" class="aflexi-number"><?= $e($t('column_attempts')) ?></th>
            <th scope="col"><?= $e($t('column_due')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($services as $waiting) : ?>
        <tr>
            <th scope="row"><?= $part('unsettled_service', ['row' => $waiting]) ?></th>
            <td><?= $e($reason($waiting)) ?></td>
            <td class="aflexi-number"><?= $e($number($waiting['attempts'])) ?></td>
            <td><?= $e($time($waiting['due_at'])) ?></td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?php if ($total > count($services)) : ?>
<p><?= $e($t('more', ['count' => $total - count($services)])) ?></p>
<?php endif ?>
</section>
