<?php

defined('WHMCS') || exit ?>
<?php if (isset($result['failure'])) : ?>
    <?= $part('failure', ['message' => $result['failure']]) ?>
<?php elseif (isset($result['check'])) : ?>
    <?= $part('check', ['check' => $result['check']]) ?>
<?php else : ?>
<section class="panel panel-default" aria-labelledby="aflexi-result">
<div class="panel-heading"><h2 class="panel-title" id="aflexi-result"><?= $e($t('result_title')) ?></h2></div>
<div class="panel-body">
    <?php if (isset($result['installed'])) : ?>
    <p><?= $e($t('result_installed')) ?></p>
    <?php endif ?>
    <?php if (isset($result['told'])) : ?>
    <p><?= $e($reason($result['told'])) ?></p>
    <?php endif ?>
    <?php if (isset($result['welcome'])) : ?>
    <p><?= $e($t('welcome_on_its_way')) ?></p>
    <?php endif ?>
    <?= $part('changed_products', ['changes' => $result]) ?>
    <?php if (isset($result['ticked'])) : ?>
        <?= $part('ticked', ['ticked' => $result['ticked']]) ?>
    <?php endif ?>
    <?php if (isset($result['work'])) : ?>
        <?= $part('work', ['work' => $result['work']]) ?>
    <?php endif ?>
</div>
</section>
<?php endif ?>
