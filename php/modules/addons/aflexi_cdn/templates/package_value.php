<?php

defined('WHMCS') || exit ?>
<?php if ($value === null) : ?>
    <?= $e($t('unlimited')) ?>
<?php elseif (is_bool($value)) : ?>
    <?= $e($t('switch_' . ($value ? 'on' : 'off'))) ?>
<?php else : ?>
    <?= $e($t('amount_' . $limit, ['number' => $number($value)])) ?>
<?php endif ?>
