<?php

defined('WHMCS') || exit ?>
<?= $part('failure', ['message' => $message]) ?>
<p><a class="btn btn-default" href="<?= $e($link) ?>"><?= $e($t('back')) ?></a></p>
