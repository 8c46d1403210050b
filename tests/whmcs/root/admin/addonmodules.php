<?php

require __DIR__ . '/../init.php';

\WhmcsHost\Admin\AddonModulePage::serve();
