<?php

defined('WHMCS') || exit ?>
<?php foreach ($products as $product) : ?>
<a class="aflexi-product" href="<?= $e('configproducts.php?action=edit&id=' . $product['id']) ?>"><?=
    $name($product['name'])
?></a>
<?php endforeach ?>
