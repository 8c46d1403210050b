<?php

defined('WHMCS') || exit ?>
<?php if ($shown) : ?>
<div class="aflexi-password">
    <label class="sr-only" for="aflexi-password"><?= $e($t('password_of', ['name' => $row['name']])) ?></label>
    <input type="text" class="form-control input-sm" id="aflexi-password" readonly autocomplete="off"
        spellcheck="false" value="<?= $e($password) ?>">
    <button type="button" class="btn btn-default btn-sm" data-copy="aflexi-password" hidden
        data-copied="<?= $e($t('copied')) ?>" data-not-copied="<?= $e($t('not_copied')) ?>">
        <?= $e($t('copy')) ?>
        <span class="sr-only"><?= $e($t('password_of', ['name' => $row['name']])) ?></span>
    </button>
    <span role="status"></span>
    <a href="<?= $e($here) ?>"><?= $e($t('hide')) ?></a>
</div>
<?php elseif (in_array($row['password'], ['stored', 'imported'], true)) : ?>
    <?= $part('button', [
        'here' => $here,
        'field' => 'account',
        'id' => $row['id'],
        'action' => 'reveal',
        'label' => $t('show'),
        'about' => $t('password_of', ['name' => $row['name']]),
    ]) ?>
<?php else : ?>
<span class="text-muted"><?= $e($t('password_' . $row['password'])) ?></span>
<?php endif ?>
<?php if ($row['password'] === 'imported') : ?>
<span class="text-muted"><?= $e($t('password_imported')) ?></span>
<?php endif ?>
