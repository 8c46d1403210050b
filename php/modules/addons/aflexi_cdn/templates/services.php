<?php

defined('WHMCS') || exit ?>
<?php if ($services !== []) : ?>
<h3><?= $e($title) ?></h3>
<ul class="aflexi-services">
    <?php foreach ($services as $service) : ?>
    <li>
        <?= $part('service_link', ['service' => $service['service'], 'client' => $service['client']]) ?>
        <?php if ($service['account'] !== '') : ?>
        <code><?= $name($service['account']) ?></code>
        <?php endif ?>
        <?= $e($reason($service)) ?>
    </li>
    <?php endforeach ?>
</ul>
<?php endif ?>
