<?php

defined('WHMCS') || exit ?>
<nav aria-label="<?= $e($t('title')) ?>">
    <ul class="nav nav-tabs">
<?php foreach ($tabs as $tab) : ?>
    <?php if ($tab === $here) : ?>
        <li class="active"><a aria-current="page" href="<?= $e($link . '&page=' . $tab) ?>"><?=
            $e($t('tab_' . $tab))
        ?></a></li>
    <?php else : ?>
        <li><a href="<?= $e($link . '&page=' . $tab) ?>"><?= $e($t('tab_' . $tab)) ?></a></li>
    <?php endif ?>
<?php endforeach ?>
    </ul>
</nav>
