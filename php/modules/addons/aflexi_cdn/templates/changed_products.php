<?php

defined('WHMCS') || exit ?>
<?php foreach (['enabled', 'disabled', 'packages'] as $change) : ?>
    <?php if (!empty($changes[$change])) : ?>
<p><?= $e($t('result_' . $change)) ?>
        <?php foreach ($changes[$change] as $product) : ?>
    <span class="label label-info"><?= $name($changes['names'][$product] ?? '#' . $product) ?></span>
        <?php endforeach ?>
</p>
    <?php endif ?>
<?php endforeach ?>
<?php foreach ($changes['rejected'] ?? [] as $rejected) : ?>
<div class="alert alert-warning">
    <strong><?= $name($changes['names'][$rejected['product']] ?? '#' . $rejected['product']) ?></strong>
    <?= $e($reason($rejected)) ?>
</div>
<?php endforeach ?>
