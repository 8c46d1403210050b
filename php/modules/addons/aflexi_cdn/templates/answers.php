<?php

defined('WHMCS') || exit ?>
<?php
$platform = $answers['platform'];
$inLine = $answers['in_line'];
$waiting = $answers['waiting'];
$needs = $answers['needs_you'];
$places = [
    'problems' => '&page=health',
    'questions' => '&page=products#aflexi-question-0',
    'refused' => '&page=queue&state=refused',
    'different' => '&page=differences&kind=unequal',
    'paused' => '&page=products#aflexi-works',
];
?>
<dl class="aflexi-answers">
    <div>
        <dt><?= $e($t('answer_platform')) ?></dt>
        <dd>
            <?= $part('answer_word', [
                'state' => $platform['state'],
                'text' => $t('platform_' . $platform['word']),
                'page' => 'health',
            ]) ?>
<?php if ($platform['at'] !== null) : ?>
            <div class="aflexi-detail"><?=
                $e($t('platform_' . $platform['word'] . '_at', ['time' => $time($platform['at'])]))
            ?></div>
<?php endif ?>
        </dd>
    </div>
    <div>
        <dt><?= $e($t('answer_in_line')) ?></dt>
        <dd>
            <?= $e($t('in_line_of', [
                'accounts' => $number($inLine['accounts']),
                'total' => $number($inLine['total']),
            ])) ?>
            <?= $part('answer_word', [
                'state' => $inLine['state'],
                'text' => $t('in_line_' . $inLine['word']),
                'page' => 'differences',
            ]) ?>
            <div class="aflexi-detail"><?=
                $e($t('in_line_suspended', ['count' => $number($inLine['suspended'])]))
            ?></div>
        </dd>
    </div>
    <div>
        <dt><?= $e($t('answer_waiting')) ?></dt>
        <dd>
            <?= $e($t('waits_jobs', ['count' => $number($waiting['jobs'])])) ?>
            <?= $part('answer_word', [
                'state' => $waiting['state'],
                'text' => $t('waits_' . $waiting['word']),
                'page' => 'queue',
            ]) ?>
<?php if ($waiting['since'] !== null) : ?>
            <div class="aflexi-detail"><?= $e($t('waits_since', ['time' => $time($waiting['since'])])) ?></div>
<?php endif ?>
            <div class="aflexi-detail"><?= $e($t('waits_cron', [
                'time' => $waiting['last_cron'] === null ? $t('never') : $time($waiting['last_cron']),
            ])) ?></div>
        </dd>
    </div>
    <div>
        <dt><?= $e($t('answer_needs_you')) ?></dt>
        <dd>
            <?= $e($number($needs['total'])) ?>
            <span class="label label-<?= $e($needs['total'] > 0 ? 'warning' : 'success') ?>"><?=
                $e($t($needs['total'] > 0 ? 'needs_some' : 'needs_none'))
            ?></span>
<?php foreach ($places as $what => $place) : ?>
    <?php if ($needs[$what] > 0) : ?>
            <div class="aflexi-detail"><a href="<?= $e($link . $place) ?>"><?=
                $e($t('needs_' . $what, ['count' => $number($needs[$what])]))
            ?></a></div>
    <?php endif ?>
<?php endforeach ?>
        </dd>
    </div>
</dl>
