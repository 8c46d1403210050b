<?php

defined('WHMCS') || exit ?>
<?php
$publishers = $link . '&page=publishers';
$pass = $status['full_pass'];
?>
<?php foreach ($status['problems'] as $problem) : ?>
<div class="alert <?= $e($problem['severity'] === 'warning' ? 'alert-warning' : 'alert-danger') ?>"
    role="alert"><?= $e($reason($problem)) ?></div>
<?php endforeach ?>
<?php foreach ($status['questions'] as $index => $question) : ?>
    <?= $part('question', [
        'id' => 'aflexi-question-' . $index,
        'kind' => $question['code'],
        'question' => $question,
        'here' => $here,
        'action' => 'answer',
        'fields' => [['question', $question['code']], ['id', $question['id']]],
    ]) ?>
<?php endforeach ?>
<?php if ($health['answers'] !== null) : ?>
<section class="aflexi-strip" aria-labelledby="aflexi-standing">
    <h2 class="sr-only" id="aflexi-standing"><?= $e($t('standing_title')) ?></h2>
    <?= $part('answers', ['answers' => $health['answers']]) ?>
</section>
<?php endif ?>
<?php if ($status['installed']) : ?>
<div class="aflexi-beside">
    <dl>
        <div>
            <dt><?= $e($t('full_pass')) ?></dt>
            <dd>
    <?php if ($pass === null) : ?>
                <?= $e($t('never')) ?>
    <?php else : ?>
                <?= $e($t('pass_' . $pass['state'])) ?>
                <?= $e($t('full_pass_about', [
                    'time' => $time($pass['finished_at'] === null ? $pass['started_at'] : $pass['finished_at']),
                    'listed' => $number($pass['listed']),
                ])) ?>
    <?php endif ?>
            </dd>
        </div>
    <?php foreach (['paused', 'cancelled'] as $state) : ?>
        <?php if ($status['jobs'][$state] > 0) : ?>
        <div>
            <dt><?= $e($t('jobs_' . $state)) ?></dt>
            <dd><a href="<?= $e($link . '&page=queue&state=' . $state) ?>"><?=
                $e($number($status['jobs'][$state]))
            ?></a></dd>
        </div>
        <?php endif ?>
    <?php endforeach ?>
    </dl>
    <form method="post" action="<?= $e($here) ?>">
        <?= $part('tokens', []) ?>
    <?php if ($offer && $status['jobs']['due'] > 0) : ?>
        <button type="submit" class="btn btn-default" name="action" value="work"><?= $e($t('continue')) ?></button>
    <?php endif ?>
        <button type="submit" class="btn btn-default" name="action" value="pass"
            aria-describedby="aflexi-pass-about"><?= $e($t('pass')) ?></button>
        <button type="submit" class="btn btn-default" name="action" value="check"><?= $e($t('check')) ?></button>
        <p class="text-muted aflexi-detail" id="aflexi-pass-about"><?= $e($t('pass_about')) ?></p>
    </form>
</div>
<?php endif ?>
<?php if ($offer) : ?>
    <?= $part('services', ['title' => $t('waiting_title'), 'services' => $status['refused']]) ?>
    <?php if ($status['refused'] !== []) : ?>
<p><a href="<?= $e($publishers) ?>#aflexi-refused"><?= $e($t('show_refused')) ?></a></p>
    <?php endif ?>
<?php endif ?>
<?php if ($status['installed'] && $status['last_cron'] === null) : ?>
<p class="text-muted"><?= $e($t('no_cron')) ?></p>
<?php endif ?>
