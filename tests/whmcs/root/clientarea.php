<?php

require __DIR__ . '/init.php';

($_GET['action'] ?? '') === 'productdetails'
    ? \WhmcsHost\Client\ProductDetailsPage::serve()
    : \WhmcsHost\Client\HomePage::serve();
