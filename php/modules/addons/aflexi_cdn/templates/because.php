<?php

defined('WHMCS') || exit ?>
<?php if ($because['reason'] !== null) : ?>
    <?= $e($reason($because['reason'])) ?>
<?php endif ?>
<?php foreach (['paid', 'refunded'] as $event) : ?>
    <?php if ($because[$event] !== null) : ?>
<span class="aflexi-detail"><?= $e($t('invoice_' . $event, ['date' => $date($because[$event])])) ?></span>
    <?php endif ?>
<?php endforeach ?>
