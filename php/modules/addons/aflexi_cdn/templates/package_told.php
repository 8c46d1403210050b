<?php

defined('WHMCS') || exit ?>
<?php
$good = ['package_updated', 'package_created', 'packages_read'];
?>
<?php if (isset($result['failure'])) : ?>
    <?= $part('failure', ['message' => $result['failure']]) ?>
<?php elseif (isset($result['new_limits'])) : ?>
<div class="alert alert-success" role="status"><?= $e($t('new_limits_saved')) ?></div>
<?php elseif (isset($result['told'])) : ?>
    <?php $class = in_array($result['told']['code'], $good, true) ? 'alert-success' : 'alert-warning' ?>
<div class="alert <?= $e($class) ?>" role="alert"><?= $e($reason($result['told'])) ?></div>
<?php endif ?>
