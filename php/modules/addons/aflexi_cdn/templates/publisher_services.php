<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['refused' => 'label-danger', 'waiting' => 'label-warning', 'leased' => 'label-info'];
?>
<h3><?= $e($t('publisher_services')) ?></h3>
<?php if ($services === []) : ?>
<div class="alert alert-info"><?= $e($t('publisher_serviceless')) ?></div>
<?php else : ?>
<div class="table-responsive">
<table class="table aflexi-own-services">
    <caption class="sr-only"><?= $e($t('publisher_services')) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_service')) ?></th>
            <th scope="col"><?= $e($t('column_why')) ?></th>
            <th scope="col"><?= $e($t('column_cdn')) ?></th>
            <th scope="col"><?= $e($t('column_open')) ?></th>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($services as $service) : ?>
        <?php $job = $jobs[$service['id']] ?? null ?>
        <tr>
            <th scope="row"><?= $part('service_link', ['service' => $service['id'], 'client' => $client]) ?></th>
            <td><?= $e($service['reason'] === null ? '' : $reason($service['reason'])) ?></td>
            <td>
        <?php if ($service['exists']) : ?>
                <?= $part('mode', [
                    'id' => 'aflexi-mode-' . $service['id'],
                    'service' => $service['id'],
                    'mode' => $service['mode'],
                    'here' => $here,
                ]) ?>
        <?php endif ?>
            </td>
            <td>
        <?php if ($job === null) : ?>
                <?= $e($t('nothing_open')) ?>
        <?php else : ?>
                <span class="label <?= $e($labels[$job['state']] ?? 'label-default') ?>"><?=
                    $e($word('state_' . $job['state'], $job['state']))
                ?></span>
                <span class="aflexi-detail"><?= $e($cause($job['cause'])) ?></span>
            <?php if ($job['reason'] !== null) : ?>
                <span class="aflexi-detail"><?= $e($reason($job['reason'])) ?></span>
            <?php endif ?>
            <?php if ($job['due_at'] !== null) : ?>
                <span class="aflexi-detail"><?= $e($t('due_at', ['time' => $time($job['due_at'])])) ?></span>
            <?php endif ?>
            <?php if ($job['retryable']) : ?>
                <?= $part('button', [
                    'here' => $here,
                    'field' => 'service',
                    'id' => $service['id'],
                    'action' => 'retry',
                    'label' => $t('retry'),
                    'about' => $t('service', ['service' => $service['id']]),
                ]) ?>
            <?php endif ?>
        <?php endif ?>
            </td>
        </tr>
    <?php endforeach ?>
    </tbody>
</table>
</div>
<?php endif ?>
