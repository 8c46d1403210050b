<?php

defined('WHMCS') || exit ?>
<?php
$warnings = ['plain_http_allowed', 'short_list'];
$publishers = $link . '&page=publishers';
$pass = $status['full_pass'];
?>
<?php if ($versions['addon'] !== $versions['extension']) : ?>
<div class="alert alert-warning" role="alert"><?= $e($t('version_mismatch', $versions)) ?></div>
<?php endif ?>
<?php foreach ($status['problems'] as $problem) : ?>
<div class="alert <?= $e(in_array($problem['code'], $warnings, true) ? 'alert-warning' : 'alert-danger') ?>"
    role="alert"><?= $e($reason($problem)) ?></div>
<?php endforeach ?>
<?php foreach ($status['questions'] as $index => $question) : ?>
    <?= $part('question', [
        'id' => 'aflexi-question-' . $index,
        'kind' => $question['code'],
        'question' => $question,
        'action' => 'answer',
        'fields' => [['question', $question['code']], ['id', $question['id']]],
    ]) ?>
<?php endforeach ?>
<div class="aflexi-strip">
    <dl>
        <div><dt><?= $e($t('accounts_active')) ?></dt><dd><?= $e($number($status['accounts']['active'])) ?></dd></div>
        <div>
            <dt><?= $e($t('accounts_suspended')) ?></dt>
            <dd><?= $e($number($status['accounts']['suspended'])) ?></dd>
        </div>
        <div>
            <dt><?= $e($t('accounts_different')) ?></dt>
            <dd>
<?php if ($status['accounts']['different'] > 0) : ?>
                <a href="<?= $e($link . '&page=differences&kind=unequal') ?>"><?=
                    $e($number($status['accounts']['different']))
                ?></a>
<?php else : ?>
                <?= $e($number($status['accounts']['different'])) ?>
<?php endif ?>
            </dd>
        </div>
        <div><dt><?= $e($t('jobs_due')) ?></dt><dd><?= $e($number($status['jobs']['due'])) ?></dd></div>
<?php if ($status['jobs']['paused'] > 0) : ?>
        <div><dt><?= $e($t('jobs_paused')) ?></dt><dd><?= $e($number($status['jobs']['paused'])) ?></dd></div>
<?php endif ?>
        <div><dt><?= $e($t('jobs_leased')) ?></dt><dd><?= $e($number($status['jobs']['leased'])) ?></dd></div>
        <div>
            <dt><?= $e($t('jobs_refused')) ?></dt>
            <dd>
<?php if ($status['jobs']['refused'] > 0) : ?>
                <a href="<?= $e($publishers) ?>#aflexi-refused"><?= $e($number($status['jobs']['refused'])) ?></a>
<?php else : ?>
                <?= $e($number($status['jobs']['refused'])) ?>
<?php endif ?>
            </dd>
        </div>
        <div>
            <dt><?= $e($t('full_pass')) ?></dt>
            <dd>
<?php if ($pass === null) : ?>
                <?= $e($t('never')) ?>
<?php else : ?>
                <?= $e($t('pass_' . $pass['state'])) ?>
                <span class="aflexi-detail"><?= $e($t('full_pass_about', [
                    'time' => $time($pass['finished_at'] === null ? $pass['started_at'] : $pass['finished_at']),
                    'listed' => $pass['listed'],
                ])) ?></span>
<?php endif ?>
            </dd>
        </div>
        <div>
            <dt><?= $e($t('last_cron')) ?></dt>
            <dd><?= $e($status['last_cron'] === null ? $t('never') : $time($status['last_cron'])) ?></dd>
        </div>
    </dl>
<?php if ($installed) : ?>
    <form method="post" action="<?= $e($link) ?>">
        <?= $part('tokens', []) ?>
    <?php if ($offer && $status['jobs']['due'] > 0) : ?>
        <button type="submit" class="btn btn-default" name="action" value="work"><?= $e($t('continue')) ?></button>
    <?php endif ?>
        <button type="submit" class="btn btn-default" name="action" value="pass"
            aria-describedby="aflexi-pass-about"><?= $e($t('pass')) ?></button>
        <button type="submit" class="btn btn-default" name="action" value="check"><?= $e($t('check')) ?></button>
        <p class="text-muted aflexi-detail" id="aflexi-pass-about"><?= $e($t('pass_about')) ?></p>
    </form>
<?php endif ?>
</div>
<?php if ($offer) : ?>
    <?= $part('services', ['title' => $t('waiting_title'), 'services' => $status['refused']]) ?>
    <?php if ($status['refused'] !== []) : ?>
<p><a href="<?= $e($publishers) ?>#aflexi-refused"><?= $e($t('show_refused')) ?></a></p>
    <?php endif ?>
<?php endif ?>
<?php if ($status['last_cron'] === null) : ?>
<p class="text-muted"><?= $e($t('no_cron')) ?></p>
<?php endif ?>
