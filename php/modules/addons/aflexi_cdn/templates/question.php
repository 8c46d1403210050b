<?php

defined('WHMCS') || exit ?>
<?php $more = (int) ($question['args']['suspend'] ?? 0) - count($question['accounts']) ?>
<section class="panel panel-warning" aria-labelledby="<?= $e($id) ?>">
<div class="panel-heading"><h2 class="panel-title" id="<?= $e($id) ?>"><?= $e($t('question_' . $kind)) ?></h2></div>
<div class="panel-body">
    <p><?= $e($reason($question)) ?></p>
<?php if ($question['accounts'] !== []) : ?>
    <ul class="aflexi-accounts">
    <?php foreach ($question['accounts'] as $account) : ?>
        <li><?= $part('client_link', ['client' => $account['client'], 'text' => $account['name']]) ?></li>
    <?php endforeach ?>
    <?php if ($more > 0) : ?>
        <li><?= $e($t('more', ['count' => $more])) ?></li>
    <?php endif ?>
    </ul>
<?php endif ?>
    <p><?= $e($t('meaning_' . $kind, $question['args'])) ?></p>
    <form method="post" action="<?= $e($here) ?>">
        <?= $part('tokens', []) ?>
<?php foreach ($fields as list($field, $value)) : ?>
        <input type="hidden" name="<?= $e($field) ?>" value="<?= $e($value) ?>">
<?php endforeach ?>
        <button type="submit" class="btn btn-warning" name="action" value="<?= $e($action) ?>"><?=
            $e($t('yes_' . $kind, $question['args']))
        ?></button>
    </form>
</div>
</section>
