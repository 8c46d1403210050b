<?php

require __DIR__ . '/init.php';

isset($_GET['m'])
    ? \WhmcsHost\Client\AddonPage::serve((string) $_GET['m'])
    : \WhmcsHost\Client\Page::show('Welcome', '<p><a href="clientarea.php">Client Area</a></p>');
