<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('missing_title')) ?></strong> <?= $e($trouble) ?>
</div>
<h2><?= $e($t('missing_steps')) ?></h2>
<ol>
    <li><?= $e($t('missing_step_copy', $facts)) ?></li>
    <li><?= $e($t('missing_step_line')) ?> <code>extension=aflexi_cdn</code></li>
    <li><?= $e($t('missing_step_restart')) ?></li>
    <li><?= $e($t('missing_step_cron')) ?></li>
</ol>
<table class="table table-condensed">
    <caption><?= $e($t('missing_facts')) ?></caption>
    <tbody>
<?php foreach ($facts as $fact => $value) : ?>
        <tr>
            <th scope="row"><?= $e($t('fact_' . $fact)) ?></th>
            <td><code><?= $e($value) ?></code></td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
<p><?= $e($t('missing_harmless')) ?></p>
