<?php

defined('WHMCS') || exit ?>
<?= $part('service_link', ['service' => $row['service'], 'client' => $row['client']]) ?>
<span class="aflexi-detail"><?=
    $part('client_link', ['client' => $row['client'], 'text' => $row['client_name']])
?></span>
<?php if ($row['account'] !== '') : ?>
<span class="aflexi-detail"><code><?= $name($row['account']) ?></code></span>
<?php endif ?>
