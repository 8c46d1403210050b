<?php

require __DIR__ . '/../init.php';

\WhmcsHost\Admin\DashboardPage::serve();
