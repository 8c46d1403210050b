<?php

defined('WHMCS') || exit ?>
<?php
if (is_bool($value)) {
    $text = $t('switch_' . ($value ? 'on' : 'off'));
} else {
    $text = $value === null ? $t('unlimited') : $t('amount_' . $limit, ['number' => $number($value)]);
}
?>
<span><?= $e($text) ?></span>
