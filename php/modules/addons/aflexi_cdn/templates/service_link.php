<?php

defined('WHMCS') || exit ?>
<a href="<?= $e('clientsservices.php?userid=' . $client . '&id=' . $service) ?>"><?=
    $e($t('service', ['service' => $service]))
?></a>
