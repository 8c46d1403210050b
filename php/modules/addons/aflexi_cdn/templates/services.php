<?php

defined('WHMCS') || exit ?>
<?php if ($services !== []) : ?>
<h3><?= $e($title) ?></h3>
<ul class="aflexi-services">
    <?php foreach ($services as $service) : ?>
    <li>
        <a href="<?= $e('clientsservices.php?userid=' . $service['client'] . '&id=' . $service['service']) ?>"><?=
            $e($t('service', $service))
        ?></a>
        <?php if ($service['account'] !== '') : ?>
        <code><?= $e($service['account']) ?></code>
        <?php endif ?>
        <?= $e($reason($service)) ?>
    </li>
    <?php endforeach ?>
</ul>
<?php endif ?>
