<?php

defined('WHMCS') || exit ?>
<h3><?= $e($t('legacy_files')) ?></h3>
<?php if ($files !== []) : ?>
<p><?= $e($t('legacy_files_about')) ?></p>
<ul class="aflexi-legacy-files">
    <?php foreach ($files as $file) : ?>
    <li><code><?= $e($file) ?></code> <?=
        $e($file === 'includes/hooks/paidorder.php' ? $t('legacy_perhaps') : '')
    ?></li>
    <?php endforeach ?>
</ul>
<?php endif ?>
<?php if ($template) : ?>
<p><?= $e($t('legacy_template')) ?></p>
<?php endif ?>
