<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('error_title')) ?></strong> <span lang="en"><?= $name($message) ?></span>
</div>
