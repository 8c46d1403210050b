<?php

defined('WHMCS') || exit ?>
<?php $labels = ['ok' => 'success', 'unknown' => 'default', 'warning' => 'warning', 'critical' => 'danger'] ?>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result]) ?>
<?php endif ?>
<div class="aflexi-head">
    <h2><?= $e($t('health_title')) ?></h2>
    <form method="post" action="<?= $e($here) ?>">
        <?= $part('tokens', []) ?>
        <button type="submit" class="btn btn-default" name="action" value="probe"><?= $e($t('check')) ?></button>
    </form>
</div>
<p><?= $e($t('health_about')) ?></p>
<div class="table-responsive">
<table class="table aflexi-health">
    <caption><?= $e($t('health_at', ['time' => $time($health['at'])])) ?>
        <span class="label label-<?= $e($labels[$health['state']]) ?>"><?= $e($t('state_' . $health['state'])) ?></span>
    </caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_check')) ?></th>
            <th scope="col"><?= $e($t('column_state')) ?></th>
            <th scope="col"><?= $e($t('column_found')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($health['checks'] as $check) : ?>
        <tr>
            <th scope="row"><?= $e($t('health_' . $check['code'])) ?></th>
            <td><span class="label label-<?= $e($labels[$check['state']]) ?>"><?=
                $e($t('state_' . $check['state']))
            ?></span></td>
            <td><?= $e($reason($check['reason'])) ?></td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?= $part('phps', ['phps' => $phps, 'command' => $command]) ?>
<?= $part('monitoring', [
    'here' => $here,
    'monitored' => $monitored,
    'token' => $token,
    'endpoint' => $endpoint,
]) ?>
