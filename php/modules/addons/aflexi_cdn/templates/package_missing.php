<?php

defined('WHMCS') || exit ?>
<?php if ($missing !== []) : ?>
<section aria-labelledby="aflexi-missing-packages">
<h3 id="aflexi-missing-packages"><?= $e($t('packages_missing')) ?></h3>
<p><?= $e($t('packages_missing_about')) ?></p>
<ul class="aflexi-services">
    <?php foreach ($missing as $package) : ?>
    <li><strong><?= $name($package['name']) ?></strong>
        <?= $part('package_products', ['products' => $package['products']]) ?></li>
    <?php endforeach ?>
</ul>
</section>
<?php endif ?>
