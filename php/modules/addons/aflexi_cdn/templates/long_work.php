<?php

defined('WHMCS') || exit ?>
<?php
$id = 'aflexi-work-' . $work['id'];
$open = in_array($work['state'], ['running', 'paused'], true);
$buttons = ['pause' => 'running', 'resume' => 'paused'];
$counts = \WHMCS\Module\Addon\AflexiCdn\LongWork::COUNTS;
?>
<section class="panel panel-info aflexi-work" aria-labelledby="<?= $e($id) ?>" data-work="<?= $e($work['id']) ?>"
    data-state="<?= $e($work['state']) ?>" data-progress="<?= $e($link . '&page=progress') ?>"
    data-lost="<?= $e($t('progress_lost')) ?>" data-stopped="<?= $e($t('progress_stopped')) ?>">
<div class="panel-heading"><h2 class="panel-title" id="<?= $e($id) ?>"><?=
    $e($t('long_work_of_' . $work['what'], ['by' => $who($work['by'])]))
?></h2></div>
<div class="panel-body">
    <label class="sr-only" for="<?= $e($id . '-bar') ?>"><?= $e($t('long_work_bar')) ?></label>
    <progress id="<?= $e($id . '-bar') ?>" max="<?= $e($work['total']) ?>"
        value="<?= $e($work['finished']) ?>"></progress>
    <p data-text="line"><?= $e($work['line']) ?></p>
    <p class="sr-only" role="status" aria-live="polite" data-text="spoken"></p>
    <ul class="aflexi-counts">
<?php foreach ($counts as $count) : ?>
        <li class="<?= $e($work[$count] > 0 ? 'aflexi-some' : 'aflexi-none') ?>">
            <strong data-count="<?= $e($count) ?>"><?= $e($work['shown'][$count]) ?></strong>
            <?= $e($t('work_' . $count)) ?>
        </li>
<?php endforeach ?>
    </ul>
    <p class="text-warning" data-text="trouble"></p>
<?php if ($open) : ?>
    <div class="aflexi-buttons" data-while="open">
    <?php foreach ($buttons as $button => $state) : ?>
        <form method="post" action="<?= $e($link) ?>" data-while="<?= $e($state) ?>"
            <?= $e($work['state'] === $state ? '' : 'hidden') ?>>
        <?= $part('tokens', []) ?>
            <input type="hidden" name="work" value="<?= $e($work['id']) ?>">
            <button type="submit" class="btn btn-default" name="action" value="<?= $e($button) ?>"><?=
                $e($t('button_' . $button))
            ?></button>
        </form>
    <?php endforeach ?>
        <a class="btn btn-default" href="<?= $e($link . '&page=products') ?>"><?= $e($t('reload')) ?></a>
    </div>
    <details data-while="open">
        <summary><?= $e($t('cancel_work')) ?></summary>
        <p><?= $e($t('cancel_meaning')) ?></p>
        <form method="post" action="<?= $e($link) ?>">
            <?= $part('tokens', []) ?>
            <input type="hidden" name="work" value="<?= $e($work['id']) ?>">
            <button type="submit" class="btn btn-danger" name="action" value="cancel"><?=
                $e($t('cancel_yes'))
            ?></button>
        </form>
    </details>
    <p class="text-muted aflexi-detail" data-while="running" <?= $e($work['state'] === 'running' ? '' : 'hidden') ?>><?=
        $e($t('long_work_about'))
    ?></p>
<?php endif ?>
</div>
</section>
