<?php

defined('WHMCS') || exit ?>
<?php $here = $link . '&page=publishers&p=' . $list['page'] ?>
<div class="aflexi-head">
    <h2><?= $e($t('publishers_title')) ?></h2>
    <a class="btn btn-default" href="<?= $e($link) ?>"><?= $e($t('show_products')) ?></a>
</div>
<p><?= $e($t('publishers_about')) ?></p>
<?php if ($list['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($t('no_publishers')) ?></div>
<?php else : ?>
<div class="table-responsive">
<table class="table aflexi-publishers">
    <caption><?= $e($t('publishers_caption', ['total' => $list['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_client')) ?></th>
            <th scope="col"><?= $e($t('column_username')) ?></th>
            <th scope="col"><?= $e($t('column_package')) ?></th>
            <th scope="col"><?= $e($t('column_status')) ?></th>
            <th scope="col"><?= $e($t('column_synchronized')) ?></th>
            <th scope="col"><?= $e($t('column_password')) ?></th>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($list['rows'] as $row) : ?>
        <?= $part('publisher', [
            'row' => $row,
            'here' => $here,
            'shown' => $row['id'] === $revealed,
            'password' => $row['id'] === $revealed ? $password : '',
        ]) ?>
    <?php endforeach ?>
    </tbody>
</table>
</div>
    <?php if ($list['pages'] > 1) : ?>
<nav aria-label="<?= $e($t('paging')) ?>">
    <ul class="pager">
        <?php if ($list['page'] > 1) : ?>
        <li><a rel="prev" href="<?= $e($link . '&page=publishers&p=' . ($list['page'] - 1)) ?>"><?=
            $e($t('previous'))
        ?></a></li>
        <?php endif ?>
        <li><?= $e($t('page_of', ['page' => $list['page'], 'pages' => $list['pages']])) ?></li>
        <?php if ($list['page'] < $list['pages']) : ?>
        <li><a rel="next" href="<?= $e($link . '&page=publishers&p=' . ($list['page'] + 1)) ?>"><?=
            $e($t('next'))
        ?></a></li>
        <?php endif ?>
    </ul>
</nav>
    <?php endif ?>
<?php endif ?>
