<?php

defined('WHMCS') || exit ?>
<code><?= $name($row['name']) ?></code>
<span class="aflexi-detail"><?=
    $part('client_link', ['client' => $row['client'], 'text' => $row['client_name']])
?></span>
<?php foreach ($row['services'] as $service) : ?>
<span class="aflexi-detail"><?=
    $part('service_link', ['service' => $service, 'client' => $row['client']])
?></span>
<?php endforeach ?>
