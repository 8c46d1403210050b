<?php

defined('WHMCS') || exit ?>
<?php $labels = ['ok' => 'success', 'unknown' => 'default', 'critical' => 'danger'] ?>
<div class="table-responsive">
<table class="table aflexi-phps">
    <caption><?= $e($t('phps_title')) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_check')) ?></th>
            <th scope="col"><?= $e($t('column_state')) ?></th>
            <th scope="col"><?= $e($t('column_found')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($phps as $php) : ?>
        <tr>
            <th scope="row"><?= $e($t('place_' . $php['place'])) ?></th>
            <td><span class="label label-<?= $e($labels[$php['state']]) ?>"><?=
                $e($t('state_' . $php['state']))
            ?></span></td>
            <td><p><?= $e($php['told']) ?></p>
    <?php if ($php['facts'] !== []) : ?>
                <details><summary><?= $e($t('phps_facts')) ?></summary><dl class="dl-horizontal">
        <?php foreach ($php['facts'] as $fact => $value) : ?>
                    <dt><?= $e($t('fact_' . $fact)) ?></dt>
                    <dd><code><?= $name($value) ?></code></dd>
        <?php endforeach ?>
                </dl></details>
    <?php endif ?>
            </td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<p class="text-muted"><?= $e($t('phps_command')) ?> <code><?= $name($command) ?></code></p>
