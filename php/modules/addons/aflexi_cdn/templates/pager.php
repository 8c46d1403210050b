<?php

defined('WHMCS') || exit ?>
<nav aria-label="<?= $e($t('paging')) ?>">
    <ul class="pager">
<?php if ($page > 1) : ?>
        <li><a rel="prev" href="<?= $e($link . '&page=publishers&p=' . ($page - 1)) ?>"><?=
            $e($t('previous'))
        ?></a></li>
<?php endif ?>
        <li><?= $e($t('page_of', ['page' => $page, 'pages' => $pages])) ?></li>
<?php if ($page < $pages) : ?>
        <li><a rel="next" href="<?= $e($link . '&page=publishers&p=' . ($page + 1)) ?>"><?=
            $e($t('next'))
        ?></a></li>
<?php endif ?>
    </ul>
</nav>
