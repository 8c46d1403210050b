<?php

defined('WHMCS') || exit ?>
<?php $connected = $check['code'] === 'connected' ?>
<section class="panel <?= $e($connected ? 'panel-success' : 'panel-danger') ?>" aria-labelledby="aflexi-check">
<div class="panel-heading"><h2 class="panel-title" id="aflexi-check"><?= $e($t('check_title')) ?></h2></div>
<div class="panel-body"><p><?= $e($reason($check)) ?></p></div>
</section>
