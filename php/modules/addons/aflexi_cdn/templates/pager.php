<?php

defined('WHMCS') || exit ?>
<?php if ($list['pages'] > 1) : ?>
<nav aria-label="<?= $e($t('paging')) ?>">
    <ul class="pager">
    <?php if ($list['page'] > 1) : ?>
        <li><a rel="prev" href="<?= $e($at . '&p=' . ($list['page'] - 1)) ?>"><?= $e($t('previous')) ?></a></li>
    <?php endif ?>
        <li><?= $e($t('page_of', ['page' => $list['page'], 'pages' => $list['pages']])) ?></li>
    <?php if ($list['page'] < $list['pages']) : ?>
        <li><a rel="next" href="<?= $e($at . '&p=' . ($list['page'] + 1)) ?>"><?= $e($t('next')) ?></a></li>
    <?php endif ?>
    </ul>
</nav>
<?php endif ?>
