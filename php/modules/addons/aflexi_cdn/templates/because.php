<?php

defined('WHMCS') || exit ?>
<?php if ($because !== null) : ?>
    <?= $e($reason($because)) ?>
<?php endif ?>
<?php if ($invoice !== null) : ?>
    <?php foreach (['paid', 'refunded', 'cancelled'] as $event) : ?>
        <?php if ($invoice[$event] !== null) : ?>
<span class="aflexi-detail"><?=
    $e($t('invoice_' . $event, ['invoice' => $invoice['id'], 'date' => $invoice[$event]]))
?></span>
        <?php endif ?>
    <?php endforeach ?>
<?php endif ?>
