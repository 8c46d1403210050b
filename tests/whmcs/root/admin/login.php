<?php

require __DIR__ . '/../init.php';

\WhmcsHost\Admin\LoginPage::serve();
