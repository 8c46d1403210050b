<?php

defined('WHMCS') || exit ?>
<section aria-labelledby="aflexi-refused">
<h2 id="aflexi-refused"><?= $e($t('unsettled_refused')) ?></h2>
<div class="table-responsive">
<table class="table aflexi-unsettled">
    <caption><?= $e($t('refused_caption', ['total' => $total])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_service')) ?></th>
            <th scope="col"><?= $e($t('column_why')) ?></th>
            <th scope="col"><?= $e($t('column_decide')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($services as $refused) : ?>
    <?php $service = $refused['service'] ?>
        <tr>
            <th scope="row"><?= $part('unsettled_service', ['row' => $refused]) ?></th>
            <td><?= $e($reason($refused)) ?></td>
            <td>
    <?php if ($refused['adoptable']) : ?>
                <?= $part('button', [
                    'here' => $here,
                    'field' => 'service',
                    'id' => $service,
                    'action' => 'adopt',
                    'label' => $t('adopt'),
                    'about' => $t('adopt_of', ['service' => $service]),
                ]) ?>
    <?php endif ?>
    <?php if ($refused['nameable']) : ?>
                <form method="post" class="form-inline" action="<?= $e($here) ?>">
                    <?= $part('tokens', []) ?>
                    <input type="hidden" name="service" value="<?= $e($service) ?>">
                    <label class="sr-only" for="aflexi-name-<?= $e($service) ?>"><?=
                        $e($t('name_of', ['service' => $service]))
                    ?></label>
                    <input type="text" class="form-control input-sm" id="aflexi-name-<?= $e($service) ?>" name="name"
                        value="<?= $e($refused['own_name']) ?>" placeholder="<?= $e($t('name_placeholder')) ?>"
                        autocomplete="off" spellcheck="false">
                    <button type="submit" class="btn btn-default btn-sm" name="action" value="name"><?=
                        $e($t('use_name'))
                    ?><span class="sr-only"> <?= $e($t('name_of', ['service' => $service])) ?></span></button>
                </form>
    <?php endif ?>
                <?= $part('mode', [
                    'id' => 'aflexi-refused-mode-' . $service,
                    'service' => $service,
                    'mode' => $refused['mode'],
                    'here' => $here,
                ]) ?>
            </td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?php if ($total > count($services)) : ?>
<p><?= $e($t('more', ['count' => $total - count($services)])) ?></p>
<?php endif ?>
</section>
