<?php

defined('WHMCS') || exit ?>
<?php
// The boxes stand in the rows and name this form.
$buttons = ['unequal' => ['preview' => 'put_right'], 'missing' => ['take_over' => 'adopt'],
    'stranger' => ['adopt_strangers' => 'adopt_offered']][$kind];
if ($kind !== 'missing') {
    $buttons += $ignored ? ['show_again' => 'show_again'] : ['ignore' => 'ignore'];
}
?>
<form method="post" id="aflexi-ticked" class="aflexi-ticked" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <span id="aflexi-ticked-about"><?= $e($t('all_ticked')) ?></span>
<?php foreach ($buttons as $action => $label) : ?>
    <button type="submit" class="btn btn-default" name="action" value="<?= $e($action) ?>"
        aria-describedby="aflexi-ticked-about"><?= $e($t('button_' . $label)) ?></button>
<?php endforeach ?>
</form>
