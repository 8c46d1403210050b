<?php

defined('WHMCS') || exit ?>
<?php
$moved = $found['moved'];
$products = $found['products'];
?>
<h2><?= $e($t('legacy_title')) ?></h2>
<p><?= $e($t('legacy_about')) ?></p>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result]) ?>
<?php endif ?>
<h3><?= $e($t('legacy_taken')) ?></h3>
<?php if ($moved === null) : ?>
<p><?= $e($t('legacy_nothing_taken')) ?></p>
<?php else : ?>
<ul>
    <li><?= $e($t('legacy_credentials_' . $moved['credentials'], ['login' => $moved['login']])) ?></li>
    <li><?= $e($t('legacy_accounts', ['accounts' => $found['accounts'], 'adopted' => $found['adopted']])) ?></li>
    <li><?= $e($t('legacy_passwords', ['passwords' => $found['passwords']])) ?></li>
    <li><?= $e($t('legacy_products', ['enabled' => $products['enabled']])) ?></li>
    <?php foreach ($products['free'] as $product) : ?>
    <li><?= $e($t('legacy_free', ['product' => $product])) ?></li>
    <?php endforeach ?>
    <?php foreach ($products['module'] as $product) : ?>
        <?php $which = ['product' => $product['name'], 'id' => $product['id']] ?>
    <li><?= $e($product['enabled'] ? $t('legacy_module_enabled', $which) : $t('legacy_module', $which)) ?></li>
    <?php endforeach ?>
</ul>
<?php endif ?>
<?php if ($found['waiting']['total'] > 0) : ?>
    <?= $part('legacy_waiting', ['list' => $found['waiting'], 'at' => $at]) ?>
<?php endif ?>
<?php if ($found['files'] !== [] || $found['template']) : ?>
    <?= $part('legacy_files', ['files' => $found['files'], 'template' => $found['template']]) ?>
<?php endif ?>
<?php if ($found['secrets'] > 0) : ?>
    <?= $part('legacy_secrets', ['secrets' => $found['secrets'], 'moved' => $moved, 'here' => $here]) ?>
<?php elseif ($moved !== null) : ?>
<h3><?= $e($t('legacy_finish')) ?></h3>
<p><?= $e($t('legacy_finish_about')) ?></p>
<form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <button type="submit" class="btn btn-default" name="action" value="finish_moving"><?=
        $e($t('legacy_finish'))
    ?></button>
</form>
<?php endif ?>
