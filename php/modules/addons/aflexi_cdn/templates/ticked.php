<?php

defined('WHMCS') || exit ?>
<p><?= $e($t('ticked_done', ['count' => $ticked['done']])) ?></p>
<?php if (($ticked['left'] ?? 0) > 0) : ?>
<p><?= $e($t('import_left', ['count' => $ticked['left']])) ?></p>
<?php endif ?>
<?php if ($ticked['refused'] !== []) : ?>
<p><?= $e($t('ticked_refused', ['count' => count($ticked['refused'])])) ?></p>
<ul class="aflexi-services">
    <?php foreach ($ticked['refused'] as $why) : ?>
    <li lang="en"><?= $name($why) ?></li>
    <?php endforeach ?>
</ul>
<?php endif ?>
